package io.netfutures.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program that is executed piece by piece: its names keep their values from one piece to the next. It can reach only its own values
 * and the {@link World}. It always ends: its only loop iterates over elements, function calls are at most twenty deep, and
 * {@link World#check} is called before each statement. For one thread.
 */
public final class Program {
    private final World world;
    private final Executors executors;
    private final Builtins builtins;
    private final Names names;
    private final Evaluator evaluator;
    private Optional<JobPlan> plan = Optional.empty();
    private boolean shows;
    private int loops;
    private int line = 1;

    public Program(World world) {
        this.world = world;
        this.executors = new Executors(world, new Planning());
        this.builtins = new Builtins(world, executors, () -> plan);
        this.names = new Names(world, builtins.names());
        this.evaluator = new Evaluator(world, names, executors, this::body);
    }

    /** How a block of statements ends. */
    private sealed interface Flow {
        record Next() implements Flow {}

        record Broken() implements Flow {}

        record Continued() implements Flow {}

        record Returned(@Nullable Object value) implements Flow {}
    }

    private static final Flow NEXT = new Flow.Next();

    /**
     * Executes statements. Blocks until they are done.
     *
     * @param shows whether the value of a bare expression is printed, as Python's prompt does
     * @throws Raised what the program does not catch; {@link #line()} says where
     * @throws Stopped if the world has stopped the program
     */
    public void run(List<Statement> statements, boolean shows) {
        this.shows = shows;
        names.use(names.globals());
        plan = Optional.empty();
        loops = 0;
        try {
            block(statements);
        } catch (StackOverflowError tooDeep) {
            throw Raised.refused("this contains itself, or is nested too deep");
        }
    }

    /** The line of the statement that was begun last, counted from the number of the first line of its text. */
    public int line() {
        return line;
    }

    /** Whether the program has assigned a value to this name. */
    public boolean knows(String name) {
        return names.globals().containsKey(name);
    }

    /** The futures that are the value of a name: one, or the elements of a list; empty if the value is anything else. */
    public List<Promise> promises(String name) {
        return switch (names.globals().get(name)) {
            case Promise one -> List.of(one);
            case Executor.Answers answers -> List.copyOf(answers.promises());
            case List<?> list
            when list.stream().allMatch(Promise.class::isInstance) ->
                list.stream().map(Promise.class::cast).toList();
            case null, default -> List.of();
        };
    }

    /** Forgets the value of a name, which has been given to something outside the program. */
    public void forget(String name) {
        names.globals().remove(name);
    }

    private Flow block(List<Statement> statements) {
        for (Statement each : statements) {
            Flow flow = execute(each);
            if (!(flow instanceof Flow.Next)) {
                return flow;
            }
        }
        return NEXT;
    }

    /** After the function has returned, {@link #line()} is that of its call again. */
    private @Nullable Object body(List<Statement> statements) {
        int place = line;
        Object value = block(statements) instanceof Flow.Returned(Object returned) ? returned : null;
        line = place;
        return value;
    }

    private Flow execute(Statement statement) {
        line = statement.line();
        world.check();
        return switch (statement) {
            case Statement.Evaluation evaluation -> {
                show(evaluator.value(evaluation.value()));
                yield NEXT;
            }
            case Statement.Assignment assignment -> {
                assign(assignment);
                yield NEXT;
            }
            case Statement.Loop loop -> loop(loop);
            case Statement.With with -> with(with);
            case Statement.If condition ->
                block(Values.truth(evaluator.value(condition.condition())) ? condition.yes() : condition.no());
            case Statement.Try attempt -> attempt(attempt);
            case Statement.Definition definition -> bind(definition.function().name(), definition.function());
            case Statement.Return end ->
                new Flow.Returned(end.value().map(evaluator::value).orElse(null));
            case Statement.Pass pass -> NEXT;
            case Statement.Break end -> new Flow.Broken();
            case Statement.Continue next -> new Flow.Continued();
            case Statement.Import module -> {
                importModule(module);
                yield NEXT;
            }
            case Statement.ImportFrom name -> bind(name.bound(), builtins.imported(name.module(), name.name()));
        };
    }

    private Flow bind(String name, @Nullable Object value) {
        names.locals().put(name, value);
        return NEXT;
    }

    private void show(@Nullable Object value) {
        if (!shows || evaluator.isInFunction() || value == null) {
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
        names.locals()
                .put(
                        module.name().orElse(first),
                        module.name().isPresent()
                                ? known
                                : builtins.module(first).orElse(known));
    }

    private void assign(Statement.Assignment assignment) {
        executors.name(
                !evaluator.isInFunction() && loops == 0 ? called(assignment.target(), assignment.value()) : List.of());
        try {
            evaluator.bind(assignment.target(), evaluator.value(assignment.value()));
        } finally {
            executors.name(List.of());
        }
    }

    /** The names that are assigned the values of calls, in the order of the calls. */
    private static List<String> called(Expression target, Expression value) {
        if (target instanceof Expression.Name(String name) && value instanceof Expression.Call) {
            return List.of(name);
        }
        List<String> called = new ArrayList<>();
        if (target instanceof Expression.TupleOf(List<Expression> targets)
                && value instanceof Expression.TupleOf(List<Expression> values)
                && targets.size() == values.size()) {
            for (int i = 0; i < targets.size(); i++) {
                called.addAll(called(targets.get(i), values.get(i)));
            }
            return called.size() == targets.size() ? called : List.of();
        }
        return called;
    }

    private Flow loop(Statement.Loop loop) {
        Iterator<? extends @Nullable Object> elements = Values.elements(evaluator.value(loop.source()));
        loops++;
        try {
            while (elements.hasNext()) {
                world.check();
                evaluator.bind(loop.target(), elements.next());
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
        Object context = evaluator.value(with.context());
        if (!Builtins.mayBeClosed(context)) {
            throw Raised.refused("with wants ThreadPoolExecutor(...), open(...) or ConnectHandler(...), not "
                    + Values.typeOf(context));
        }
        with.target().ifPresent(target -> evaluator.bind(target, context));
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
            if (executor.before() != 0) {
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
                    handler.name().ifPresent(name -> names.locals().put(name, raised));
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
                names.value(type);
            }
            catches |= raised.is(type);
        }
        return catches;
    }

    private final class Planning implements Executors.Planner {
        @Override
        public Job plan(Function function, Arguments said) {
            JobPlan planned = new JobPlan(function.name());
            plan = Optional.of(planned);
            try {
                return planned.job(evaluator.call(function, said));
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
