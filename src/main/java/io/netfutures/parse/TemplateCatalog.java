package io.netfutures.parse;

import java.util.List;
import java.util.Optional;

/** Which of the templates of a folder are for which command of which platform. */
sealed interface TemplateCatalog permits TemplateIndex, TemplateNames, IndexedNames {
    /** The files of the templates for this command of this platform, joined in their order. */
    Optional<List<String>> find(String platform, String command) throws TemplateMistake;

    /** All that it says, in the order in which it is asked. */
    List<TemplateFolder.Entry> entries();

    /** What it says for this platform, in the order in which it is asked. */
    List<TemplateFolder.Entry> entries(String platform) throws TemplateMistake;
}
