package io.netfutures.platform;

import io.netfutures.device.Reply;
import io.netfutures.parse.ParseFailure;
import io.netfutures.parse.Parsers;
import io.netfutures.parse.Table;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.parse.Templates;
import io.netfutures.parse.TextParser;
import java.util.Optional;

/** Tables of answers, by templates that are found for the platforms that inventories name. Immutable, and for any number of threads. */
public final class Tables implements Parsers {
    private final Platforms platforms;
    private final Templates templates;

    Tables(Platforms platforms, Templates templates) {
        this.platforms = platforms;
        this.templates = templates;
    }

    @Override
    public Optional<TextParser> parser(String platform, String command) throws TemplateMistake {
        Optional<Platform> known = platforms.named(platform);
        String json = known.map(Platform::json).orElse("");
        return templates
                .question(known.map(Platform::inTemplates).orElse(platform), command, json)
                .map(asked -> asked.otherwise()
                        .filter(plain -> !asked.command().equals(command.strip()))
                        .orElse(asked)
                        .parser());
    }

    /**
     * What to send to a device of this platform instead of a command, so that its answer needs no template: the same for JSON. Empty where
     * the platform has none, or it is not known which of its values is which cell. May block while a template is read.
     *
     * @throws TemplateMistake if the template cannot be used
     */
    public Optional<String> rather(Platform platform, String command) throws TemplateMistake {
        String json = platform.json();
        return json == null
                ? Optional.empty()
                : templates
                        .question(platform.inTemplates(), command, json)
                        .map(Templates.Question::command)
                        .filter(asked -> !asked.equals(command.strip())
                                && ReadOnly.of(platform).reason(asked).isEmpty());
    }

    /**
     * The table of the answer to the only command; empty if there is no template for it. May block while a template is read.
     *
     * @throws TemplateMistake if the template cannot be used
     * @throws ParseFailure if the template does not take the answer; it is still in {@link Reply#text()}
     * @throws IllegalArgumentException if it was another number of commands than one; see the other method
     */
    public Optional<Table> of(Reply reply) throws TemplateMistake, ParseFailure {
        if (reply.outputs().size() != 1) {
            throw new IllegalArgumentException("a table of one answer was wanted, and there are "
                    + reply.outputs().size());
        }
        return of(reply, reply.outputs().getFirst());
    }

    /**
     * The table of one of the answers; empty if there is no template for its command. May block while a template is read.
     *
     * @throws TemplateMistake if the template cannot be used
     * @throws ParseFailure if the template does not take the answer
     */
    public Optional<Table> of(Reply reply, Reply.Output output) throws TemplateMistake, ParseFailure {
        Optional<TextParser> parser = parser(reply.device().platform(), output.command());
        return parser.isEmpty() ? Optional.empty() : Optional.of(parser.get().parse(output.text()));
    }
}
