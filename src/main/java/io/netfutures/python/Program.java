package io.netfutures.python;

import io.netfutures.python.Expression.Argument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program that is carried out piece by piece: its names keep their values from one piece to the next. Nothing is reached but its own
 * values and the {@link World}. It always ends: its only loop goes over the elements of something, functions call each other twenty
 * deep at most, and {@link World#check} is asked before each statement. For one thread.
 */
public final class Program {
    private static final int DEEPEST = 20;

    private final World world;
    private final Executors executors;
    private final Builtins builtins;
    private final Map<String, @Nullable Object> globals = new HashMap<>();
    private Map<String, @Nullable Object> locals = globals;
    private Optional<Plan> plan = Optional.empty();
    private boolean shows;
    private int depth;
    private int loops;
    private int line = 1;

    public Program(World world) {
        this.world = world;
        this.executors = new Executors(world, new Planning());
        this.builtins = new Builtins(world, executors, () -> plan);
    }

    /** How the statements of a block end. */
    private sealed interface Flow {
        record Next() implements Flow {}

        record Broken() implements Flow {}

        record Continued() implements Flow {}

        record Returned(@Nullable Object value) implements Flow {}
    }

    private static final Flow NEXT = new Flow.Next();

    /**
     * Carries out statements.
     *
     * @param shows whether the value of an expression that stands alone is printed, as a prompt does
     * @throws Raised what the program does not catch; {@link #line()} is where
     * @throws Stopped if the world says so
     */
    public void run(List<Statement> statements, boolean shows) {
        this.shows = shows;
        locals = globals;
        plan = Optional.empty();
        depth = 0;
        loops = 0;
        try {
            block(statements);
        } catch (StackOverflowError tooDeep) {
            throw Raised.refused("this contains itself, or is nested too deep");
        }
    }

    /** The line of the statement that was begun last, as its text was said to begin. */
    public int line() {
        return line;
    }

    /** Whether the program has given a value to this name. */
    public boolean knows(String name) {
        return globals.containsKey(name);
    }

    /** The futures that a name of the program stands for: one, or the elements of a list; none if they are something else. */
    public List<Promise> promises(String name) {
        return switch (globals.get(name)) {
            case Promise one -> List.of(one);
            case Executor.Answers answers -> List.copyOf(answers.promises());
            case List<?> list
            when list.stream().allMatch(Promise.class::isInstance) ->
                list.stream().map(Promise.class::cast).toList();
            case null, default -> List.of();
        };
    }

    /** The name stands for something else now, outside of the program. */
    public void forget(String name) {
        globals.remove(name);
    }

    // ---- statements

    private Flow block(List<Statement> statements) {
        for (Statement each : statements) {
            Flow flow = execute(each);
            if (!(flow instanceof Flow.Next)) {
                return flow;
            }
        }
        return NEXT;
    }

    private Flow execute(Statement statement) {
        line = statement.line();
        world.check();
        switch (statement) {
            case Statement.Evaluation evaluation -> show(value(evaluation.value()));
            case Statement.Assignment assignment -> assign(assignment);
            case Statement.Loop loop -> {
                return loop(loop);
            }
            case Statement.With with -> {
                return with(with);
            }
            case Statement.If condition -> {
                return block(Values.truth(value(condition.condition())) ? condition.yes() : condition.no());
            }
            case Statement.Try attempt -> {
                return attempt(attempt);
            }
            case Statement.Definition definition ->
                locals.put(definition.function().name(), definition.function());
            case Statement.Return end -> {
                return new Flow.Returned(end.value().map(this::value).orElse(null));
            }
            case Statement.Pass pass -> {}
            case Statement.Break end -> {
                return new Flow.Broken();
            }
            case Statement.Continue next -> {
                return new Flow.Continued();
            }
            case Statement.Import module -> importModule(module);
            case Statement.ImportFrom name -> locals.put(name.bound(), builtins.imported(name.module(), name.name()));
        }
        return NEXT;
    }

    private void show(@Nullable Object value) {
        if (!shows || depth > 0 || value == null) {
            return;
        }
        if (value instanceof Executor.Answers answers) {
            while (answers.hasNext()) {
                world.print(PythonText.repr(answers.next()) + "\n");
            }
        } else {
            world.print(PythonText.repr(value) + "\n");
        }
    }

    private void importModule(Statement.Import module) {
        Module known = builtins.module(module.module())
                .orElseThrow(
                        () -> Raised.refused("there is no module " + module.module() + " here; " + builtins.known()));
        String first = module.module().split("\\.")[0];
        locals.put(
                module.name().orElse(first),
                module.name().isPresent() ? known : builtins.module(first).orElse(known));
    }

    private void assign(Statement.Assignment assignment) {
        executors.name(depth == 0 && loops == 0 ? names(assignment.target(), assignment.value()) : List.of());
        try {
            bind(assignment.target(), value(assignment.value()));
        } finally {
            executors.name(List.of());
        }
    }

    /** What the values of calls are called, one by one. */
    private static List<String> names(Expression target, Expression value) {
        if (target instanceof Expression.Name(String name) && value instanceof Expression.Call) {
            return List.of(name);
        }
        List<String> names = new ArrayList<>();
        if (target instanceof Expression.TupleOf(List<Expression> targets)
                && value instanceof Expression.TupleOf(List<Expression> values)
                && targets.size() == values.size()) {
            for (int i = 0; i < targets.size(); i++) {
                names.addAll(names(targets.get(i), values.get(i)));
            }
            return names.size() == targets.size() ? names : List.of();
        }
        return names;
    }

    private void bind(Expression target, @Nullable Object value) {
        switch (target) {
            case Expression.Name name -> locals.put(name.name(), value);
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

    @SuppressWarnings("unchecked") // what a program may change it has made, of any values
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

    private Flow loop(Statement.Loop loop) {
        Iterator<? extends @Nullable Object> elements = Values.elements(value(loop.source()));
        loops++;
        try {
            while (elements.hasNext()) {
                world.check();
                bind(loop.target(), elements.next());
                Flow flow = block(loop.body());
                if (flow instanceof Flow.Returned) {
                    return flow;
                }
                if (flow instanceof Flow.Broken) {
                    break;
                }
            }
        } finally {
            loops--;
        }
        return NEXT;
    }

    private Flow with(Statement.With with) {
        Object context = value(with.context());
        if (!Builtins.mayBeClosed(context)) {
            throw Raised.refused("with wants ThreadPoolExecutor(...), open(...) or ConnectHandler(...), not "
                    + Values.typeOf(context));
        }
        with.target().ifPresent(target -> bind(target, context));
        boolean stopped = false;
        try {
            return block(with.body());
        } catch (Stopped stop) {
            stopped = true;
            throw stop;
        } finally {
            if (context instanceof Executor executor) {
                close(executor, stopped);
            }
        }
    }

    private void close(Executor executor, boolean stopped) {
        try {
            if (!stopped) {
                executors.end(executor);
            }
        } finally {
            if (executor.before() > 0) {
                world.workers(executor.before());
            }
        }
    }

    private Flow attempt(Statement.Try attempt) {
        if (plan.isPresent()) {
            throw Raised.refused("an exception is caught where the result is asked for: put the try around f.result()");
        }
        Flow flow;
        try {
            flow = block(attempt.body());
        } catch (Raised raised) {
            for (Statement.Handler handler : attempt.handlers()) {
                if (catches(handler, raised)) {
                    handler.name().ifPresent(name -> locals.put(name, raised));
                    return block(handler.body());
                }
            }
            throw raised;
        }
        return flow instanceof Flow.Next ? block(attempt.otherwise()) : flow;
    }

    private boolean catches(Statement.Handler handler, Raised raised) {
        boolean catches = handler.types().isEmpty() && !raised.type().isEmpty();
        for (String type : handler.types()) {
            if (!type.contains(".")) {
                named(type);
            }
            catches |= raised.is(type);
        }
        return catches;
    }

    // ---- expressions

    private @Nullable Object value(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name name -> named(name.name());
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
        Map<String, @Nullable Object> outside = locals;
        Iterator<? extends @Nullable Object> elements = Values.elements(value(comprehension.source()));
        locals = new HashMap<>(outside);
        loops++;
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
            loops--;
            locals = outside;
        }
        return made;
    }

    private @Nullable Object named(String name) {
        if (locals.containsKey(name)) {
            return locals.get(name);
        }
        if (globals.containsKey(name)) {
            return globals.get(name);
        }
        if (builtins.names().containsKey(name)) {
            return builtins.names().get(name);
        }
        return world.find(name)
                .orElseThrow(() -> Raised.of(
                        "NameError",
                        "there is no " + name + " here; devices, r1, send_show, executor and what you have named are"));
    }

    // ---- calls

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
            case Plan.Pending answer -> throw Plan.pending();
            case null, default -> throw Raised.of("TypeError", Values.typeOf(function) + " cannot be called");
        };
    }

    private @Nullable Object call(Function function, Arguments said) {
        if (depth >= DEEPEST) {
            throw Raised.refused("functions call each other " + DEEPEST + " deep at most here");
        }
        Map<String, @Nullable Object> bound = bound(function, said);
        Map<String, @Nullable Object> outside = locals;
        int place = line;
        locals = bound;
        depth++;
        try {
            Object value = block(function.body()) instanceof Flow.Returned(Object returned) ? returned : null;
            line = place;
            return value;
        } finally {
            depth--;
            locals = outside;
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

    private final class Planning implements Executors.Planner {
        @Override
        public Job plan(Function function, Arguments said) {
            Plan planned = new Plan(function.name());
            plan = Optional.of(planned);
            try {
                return planned.job(call(function, said));
            } finally {
                plan = Optional.empty();
            }
        }

        @Override
        public boolean isPlanning() {
            return plan.isPresent();
        }
    }
}
