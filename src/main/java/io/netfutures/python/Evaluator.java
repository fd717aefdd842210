package io.netfutures.python;

import io.netfutures.python.Expression.Argument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions. For one thread. */
final class Evaluator {
    private static final int DEEPEST = 20;

    private final World world;
    private final Names names;
    private final Executors executors;
    private final Bodies bodies;
    private int depth;

    Evaluator(World world, Names names, Executors executors, Bodies bodies) {
        this.world = world;
        this.names = names;
        this.executors = executors;
        this.bodies = bodies;
    }

    /** Executes the body of a function, and returns its result. */
    interface Bodies {
        @Nullable
        Object run(List<Statement> body);
    }

    /** Whether a function of the program is being executed. */
    boolean isInFunction() {
        return depth > 0;
    }

    @Nullable
    Object value(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name name -> names.value(name.name());
            case Expression.Formatted formatted -> {
                StringBuilder text = new StringBuilder();
                for (Expression each : formatted.parts()) {
                    Object part = value(each);
                    Values.refusePending(part);
                    text.append(Values.text(part));
                    Values.bounded(text.length(), text);
                }
                yield text.toString();
            }
            case Expression.ListOf list -> values(list.elements());
            case Expression.TupleOf tuple -> new Tuple(values(tuple.elements()));
            case Expression.DictOf dict -> {
                Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
                for (int i = 0; i < dict.keys().size(); i++) {
                    Object key = value(dict.keys().get(i));
                    Values.refusePending(key);
                    made.put(key, value(dict.values().get(i)));
                }
                yield made;
            }
            case Expression.Comprehension comprehension -> comprehended(comprehension);
            case Expression.Call call -> called(call);
            case Expression.Attribute attribute -> Methods.of(value(attribute.object()), attribute.name(), executors);
            case Expression.Subscript element -> Values.element(value(element.object()), value(element.index()));
            case Expression.Slice slice ->
                Values.slice(
                        value(slice.object()),
                        slice.from().map(this::value).orElse(null),
                        slice.to().map(this::value).orElse(null));
            case Expression.Unary unary ->
                unary.operator().equals("not")
                        ? (Object) !Values.truth(value(unary.operand()))
                        : Values.sum("-", 0L, value(unary.operand()));
            case Expression.Binary binary -> combined(binary);
            case Expression.Choice choice ->
                value(Values.truth(value(choice.condition())) ? choice.yes() : choice.no());
        };
    }

    private List<@Nullable Object> values(List<Expression> expressions) {
        List<@Nullable Object> values = new ArrayList<>();
        expressions.forEach(each -> values.add(value(each)));
        return values;
    }

    private @Nullable Object combined(Expression.Binary binary) {
        Object left = value(binary.left());
        switch (binary.operator()) {
            case "and" -> {
                return Values.truth(left) ? value(binary.right()) : left;
            }
            case "or" -> {
                return Values.truth(left) ? left : value(binary.right());
            }
            default -> {}
        }
        Object right = value(binary.right());
        return switch (binary.operator()) {
            case "==" -> Values.equal(left, right);
            case "!=" -> !Values.equal(left, right);
            case "is" -> isSame(left, right);
            case "is not" -> !isSame(left, right);
            case "in" -> Values.contains(right, left);
            case "not in" -> !Values.contains(right, left);
            case "<" -> Values.compare(left, right) < 0;
            case "<=" -> Values.compare(left, right) <= 0;
            case ">" -> Values.compare(left, right) > 0;
            case ">=" -> Values.compare(left, right) >= 0;
            default -> Values.sum(binary.operator(), left, right);
        };
    }

    @SuppressWarnings("ReferenceEquality") // that is what Python's is asks
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other || (one instanceof Boolean && one.equals(other));
    }

    private List<@Nullable Object> comprehended(Expression.Comprehension comprehension) {
        List<@Nullable Object> made = new ArrayList<>();
        Map<String, @Nullable Object> outside = names.locals();
        Iterator<? extends @Nullable Object> elements = Values.elements(value(comprehension.source()));
        names.use(new HashMap<>(outside));
        executors.name(List.of());
        try {
            while (elements.hasNext()) {
                world.check();
                bind(comprehension.target(), elements.next());
                if (comprehension.condition().isEmpty()
                        || Values.truth(value(comprehension.condition().get()))) {
                    made.add(value(comprehension.element()));
                }
            }
        } finally {
            names.use(outside);
        }
        return made;
    }

    /** Assigns the value to a name or an element, or its elements to several of those. */
    void bind(Expression target, @Nullable Object value) {
        switch (target) {
            case Expression.Name name -> names.locals().put(name.name(), value);
            case Expression.Subscript element -> put(value(element.object()), value(element.index()), value);
            case Expression.TupleOf tuple -> {
                List<@Nullable Object> values = Values.list(value);
                if (values.size() != tuple.elements().size()) {
                    throw Raised.of(
                            "ValueError",
                            tuple.elements().size() + " names on the left, and " + values.size() + " values for them");
                }
                for (int i = 0; i < values.size(); i++) {
                    bind(tuple.elements().get(i), values.get(i));
                }
            }
            default -> throw new IllegalStateException("no target: " + target);
        }
    }

    @SuppressWarnings("unchecked") // a program only changes what it has made itself, of any values
    private static void put(@Nullable Object object, @Nullable Object index, @Nullable Object value) {
        switch (object) {
            case Map<?, ?> dict -> {
                Values.refusePending(index);
                Methods.changeable(dict).put(index, value);
            }
            case ArrayList<?> list -> ((List<@Nullable Object>) list).set(Values.position(index, list.size()), value);
            case null, default -> throw Raised.of("TypeError", Values.typeOf(object) + " cannot be changed");
        }
    }

    private @Nullable Object called(Expression.Call call) {
        Object function = value(call.function());
        List<@Nullable Object> positional = new ArrayList<>();
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
        for (Argument each : call.arguments()) {
            Object value = value(each.value());
            switch (each) {
                case Argument.Positional plain -> positional.add(value);
                case Argument.Keyword keyword -> keywords.put(keyword.name(), value);
                case Argument.Spread spread -> {
                    if (!(value instanceof Map)) {
                        throw Raised.of("TypeError", "** wants a dict, not " + Values.typeOf(value));
                    }
                    keywords.put("**", value);
                }
            }
        }
        return switch (function) {
            case Native offered -> offered.body().call(new Arguments(offered.name(), positional, keywords));
            case Function own -> call(own, new Arguments(own.name(), positional, keywords));
            case JobPlan.Pending answer -> throw JobPlan.pending();
            case null, default -> throw Raised.of("TypeError", Values.typeOf(function) + " cannot be called");
        };
    }

    /** Calls a function of the program. */
    @Nullable
    Object call(Function function, Arguments said) {
        if (depth >= DEEPEST) {
            throw Raised.refused("functions call each other " + DEEPEST + " deep at most here");
        }
        Map<String, @Nullable Object> bound = bound(function, said);
        Map<String, @Nullable Object> outside = names.locals();
        names.use(bound);
        depth++;
        try {
            return bodies.run(function.body());
        } finally {
            depth--;
            names.use(outside);
        }
    }

    private Map<String, @Nullable Object> bound(Function function, Arguments said) {
        List<Function.Parameter> parameters = function.parameters();
        said.checked(
                0,
                parameters.size(),
                parameters.stream().map(Function.Parameter::name).toArray(String[]::new));
        Map<String, @Nullable Object> bound = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Function.Parameter parameter = parameters.get(i);
            boolean isSaid = i < said.positional().size() || said.keywords().containsKey(parameter.name());
            if (!isSaid && parameter.otherwise().isEmpty()) {
                throw Raised.of("TypeError", function.name() + "() is called without its " + parameter.name());
            }
            bound.put(
                    parameter.name(),
                    isSaid
                            ? said.at(i, parameter.name())
                            : value(parameter.otherwise().orElseThrow()));
        }
        return bound;
    }
}
