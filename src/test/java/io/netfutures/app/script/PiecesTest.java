package io.netfutures.app.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as they come, and what is carried out at once. */
class PiecesTest {
    private static List<String> pieces(boolean isTyped, String... lines) {
        Pieces gathering = new Pieces(isTyped);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            pieces.addAll(gathering.add(i + 1, lines[i]));
        }
        pieces.addAll(gathering.end());
        return pieces.stream()
                .map(piece -> piece.number() + (piece.isPython() ? " python " : " ") + piece.text())
                .toList();
    }

    @Test
    void a_block_goes_on_until_a_line_that_is_not_indented() {
        assertThat(pieces(
                        false,
                        "workers 2",
                        "for f in fs:",
                        "    print(f)",
                        "",
                        "    f.cancel()",
                        "",
                        "# why",
                        "wait fs"))
                .containsExactly(
                        "1 workers 2",
                        "2 python for f in fs:\n    print(f)\n\n    f.cancel()",
                        "6 ",
                        "7 # why",
                        "8 wait fs");
    }

    @Test
    void an_empty_line_ends_a_block_that_is_typed() {
        Pieces typed = new Pieces(true);
        assertThat(typed.add(1, "for f in fs:")).isEmpty();
        assertThat(typed.isOpen()).isTrue();
        assertThat(typed.add(2, "    print(f)")).isEmpty();
        assertThat(typed.add(3, "")).containsExactly(new Piece(1, "for f in fs:\n    print(f)", true));
        assertThat(typed.isOpen()).isFalse();
    }

    @Test
    void a_line_alone_is_carried_out_at_once_and_an_open_bracket_waits() {
        Pieces typed = new Pieces(true);
        assertThat(typed.add(1, "for f in fs: print(f)")).hasSize(1);
        assertThat(typed.add(1, "print(f1,")).isEmpty();
        assertThat(typed.add(2, "")).isEmpty();
        assertThat(typed.add(3, "f2)")).containsExactly(new Piece(1, "print(f1,\n\nf2)", true));
    }

    @Test
    void a_blank_line_inside_a_function_that_is_typed_does_not_lose_its_rest() {
        assertThat(pieces(true, "def f(x):", "    y = x", "", "    return y", "", "f(1)"))
                .containsExactly(
                        "1 python def f(x):\n    y = x",
                        "1 python def f(x):\n    y = x\n\n    return y",
                        "6 python f(1)");
    }

    @Test
    void the_other_parts_of_a_statement_belong_to_it() {
        assertThat(pieces(false, "if a: b", "else:", "    c", "try:", "    d", "except E:", "    e", "f"))
                .hasSize(3)
                .last()
                .isEqualTo("8 f");
    }

    @Test
    void what_stands_in_a_block_that_is_refused_is_not_carried_out_by_itself() {
        assertThat(pieces(false, "while True:", "    submit(r1, 'sh clock')", "wait"))
                .containsExactly("1 python while True:\n    submit(r1, 'sh clock')", "3 wait");
    }
}
