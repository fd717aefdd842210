package io.netfutures.jinja;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import com.hubspot.jinjava.lib.fn.Functions;
import com.hubspot.jinjava.objects.collections.PyList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** jinjava as it is used here: as near to Jinja2 as it can be set, without its functions but two, and within bounds. */
final class Engine extends Jinjava {
    private static final int LONGEST = 1_000_000;
    private static final int MOST = 100_000;

    private final Context functions = new Context() {
        @Override
        public Collection<ELFunctionDefinition> getAllFunctions() {
            return List.of(
                    new ELFunctionDefinition("", "range", Engine.class, "range", Object.class, Object[].class),
                    new ELFunctionDefinition("", "namespace", Functions.class, "createNamespace", Object[].class));
        }
    };

    Engine() {
        super(config());
        Context words = super.getGlobalContext();
        words.registerTag(new LoopTag());
        words.registerTag(new AssignTag());
        words.registerTag(new IncludedFile());
        words.registerFilter(new OrElse("default"));
        words.registerFilter(new OrElse("d"));
        words.registerFilter(new BoundedReplace());
        words.registerExpTest(new AskDefined("defined", true));
        words.registerExpTest(new AskDefined("undefined", false));
    }

    @Override
    public Context getGlobalContext() {
        return functions == null ? super.getGlobalContext() : functions;
    }

    private static JinjavaConfig config() {
        return JinjavaConfig.newBuilder()
                .withNestedInterpretationEnabled(false)
                .withElResolver(new PlainValues())
                .withMaxOutputSize(LONGEST)
                .withMaxStringLength(LONGEST)
                .withMaxListSize(MOST)
                .withMaxMapSize(MOST)
                .withMaxRenderDepth(20)
                .withProcessors(JinjavaProcessors.newBuilder()
                        .withNodePreProcessor((node, interpreter) -> ((StrictInterpreter) interpreter).enter(node))
                        .withNodePostProcessor((node, interpreter) -> ((StrictInterpreter) interpreter).leave())
                        .build())
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withEvaluateMapKeys(true)
                        .withIterateOverMapKeys(true)
                        .withUseNaturalOperatorPrecedence(true)
                        .withParseWhitespaceControlStrictly(true)
                        .withAllowAdjacentTextNodes(true)
                        .withUseTrimmingForNotesAndExpressions(true)
                        .withHandleBackslashInQuotesOnly(true)
                        .build())
                .build();
    }

    /** As Python's. Public, since jinjava looks for it. */
    public static List<Object> range(@Nullable Object first, @Nullable Object... rest) {
        long from = rest.length == 0 ? 0 : number(first);
        long to = number(rest.length == 0 ? first : rest[0]);
        long step = rest.length > 1 ? number(rest[1]) : 1;
        if (step == 0) {
            throw new Unusable("range() cannot go in steps of 0");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            if (numbers.size() >= MOST) {
                throw new Endless("range() has more than " + MOST + " numbers");
            }
            numbers.add(i);
        }
        return new PyList(numbers);
    }

    private static long number(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            throw new Unusable("range() takes numbers, not " + Wording.kind(value) + "; write for instance x|int");
        }
        return number.longValue();
    }
}
