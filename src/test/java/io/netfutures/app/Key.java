package io.netfutures.app;

/** A key, as a terminal sends it. */
enum Key {
    ENTER("\r"),
    TAB("\t"),
    ESC("\u001b"),
    BACKSPACE("\u007f"),
    DELETE("\u001b[3~"),
    UP("\u001b[A"),
    DOWN("\u001b[B"),
    RIGHT("\u001b[C"),
    LEFT("\u001b[D"),
    HOME("\u001b[H"),
    END("\u001b[F"),
    PAGE_UP("\u001b[5~"),
    PAGE_DOWN("\u001b[6~"),
    CTRL_A("\u0001"),
    CTRL_C("\u0003"),
    CTRL_D("\u0004"),
    CTRL_E("\u0005"),
    CTRL_K("\u000b"),
    CTRL_L("\f"),
    CTRL_R("\u0012"),
    CTRL_T("\u0014"),
    CTRL_U("\u0015"),
    CTRL_W("\u0017"),
    CTRL_Z("\u001a"),
    CTRL_BACKSLASH("\u001c");

    final String sent;

    Key(String sent) {
        this.sent = sent;
    }
}
