package io.netfutures.app.command;

import io.netfutures.inventory.InventoryFile;
import java.util.Iterator;

/** The names of the formats of inventories, for completion. */
final class InventoryFormats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return InventoryFile.formats().iterator();
    }
}
