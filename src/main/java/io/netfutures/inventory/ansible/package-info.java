/** Reads the inventories of Ansible: INI, YAML, and what an executable prints, with the files of variables beside them. */
@NullMarked
package io.netfutures.inventory.ansible;

import org.jspecify.annotations.NullMarked;
