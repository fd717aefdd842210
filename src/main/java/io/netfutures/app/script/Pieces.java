package io.netfutures.app.script;

import io.netfutures.python.Parsed;
import io.netfutures.python.Parser;
import io.netfutures.python.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups incoming lines into pieces: a command is one line, a Python statement continues while a bracket is open, and with a block
 * until a line that is not indented.
 */
public final class Pieces {
    private static final int MOST = 2000;

    private final boolean isTyped;
    private final List<String> open = new ArrayList<>();
    private List<String> definition = List.of();
    private int first;
    private boolean hasBlock;

    /** With {@code isTyped}, an empty line also ends a block, as at a prompt. */
    public Pieces(boolean isTyped) {
        this.isTyped = isTyped;
    }

    /** The pieces of a whole text. */
    static List<Piece> of(List<Script.Line> lines) {
        Pieces gathering = new Pieces(false);
        List<Piece> pieces = new ArrayList<>();
        lines.forEach(line -> pieces.addAll(gathering.add(line.number(), line.text())));
        pieces.addAll(gathering.end());
        return pieces;
    }

    /** Whether a statement has been started and not finished. */
    public boolean isOpen() {
        return !open.isEmpty();
    }

    /** Drops an unfinished statement. */
    public void giveUp() {
        open.clear();
        definition = List.of();
    }

    /**
     * Adds a line.
     *
     * @return the pieces that are complete now; blank lines and comments after a block are pieces of their own
     */
    public List<Piece> add(int number, String line) {
        if (open.isEmpty()) {
            return begin(number, line);
        }
        if (open.size() >= MOST) {
            open.clear();
            throw new ScriptException("a statement of more than " + MOST + " lines is too long");
        }
        if (!hasBlock) {
            open.add(line);
            return isWhole() ? end() : List.of();
        }
        if (line.isBlank() ? isTyped && isWhole() : isOutside(line) && isWhole()) {
            List<Piece> pieces = new ArrayList<>(end());
            pieces.addAll(line.isBlank() ? List.of() : begin(number, line));
            return pieces;
        }
        open.add(line);
        return List.of();
    }

    /** Ends the input: completes a statement that was started. */
    public List<Piece> end() {
        if (open.isEmpty()) {
            return List.of();
        }
        definition = isTyped && open.getFirst().startsWith("def ") ? List.copyOf(open) : List.of();
        int size = open.size();
        while (open.get(size - 1).isBlank() || open.get(size - 1).startsWith("#")) {
            size--;
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(first, String.join("\n", open.subList(0, size)), true));
        for (int i = size; i < open.size(); i++) {
            pieces.add(new Piece(first + i, open.get(i), false));
        }
        open.clear();
        return pieces;
    }

    private List<Piece> begin(int number, String line) {
        boolean isIndented = !line.isBlank() && Character.isWhitespace(line.charAt(0));
        if (isIndented && !definition.isEmpty()) {
            // A blank line inside a function has ended it; the indented lines that follow are its rest.
            hasBlock = true;
            open.addAll(definition);
            open.add("");
            open.add(line);
            return List.of();
        }
        if (line.isBlank() && !definition.isEmpty()) {
            return List.of();
        }
        definition = List.of();
        if (!Shape.isPython(line)) {
            return List.of(new Piece(number, line, false));
        }
        first = number;
        hasBlock = Shape.beginsBlock(line);
        open.add(line);
        boolean isOneLine = !hasBlock || (!Shape.mayGoOn(line) && !line.strip().endsWith(":"));
        return isOneLine && isWhole() ? end() : List.of();
    }

    private boolean isOutside(String line) {
        return !Character.isWhitespace(line.charAt(0)) && !line.startsWith("#") && !Shape.goesOn(line);
    }

    private boolean isWhole() {
        return !(Parser.parse(String.join("\n", open)) instanceof Parsed.Incomplete);
    }
}
