package io.netfutures.inventory;

/** An inventory file cannot be used. The message is for people: file, line and column, what is there, what to do. */
public final class InventoryException extends Exception {
    private static final long serialVersionUID = 1L;

    InventoryException(String message) {
        super(message);
    }
}
