package io.netfutures.jinja;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Evaluates a template with the values of one device: what is not defined is a mistake, and there is an end to everything. */
final class StrictInterpreter extends JinjavaInterpreter {
    private static final int MOST_STEPS = 2_000_000;
    private static final int STEPS_BETWEEN_LOOKS = 256;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LETTERS_OF_A_STEP = 64;

    /** How deep files may include each other. */
    private static final int DEEPEST = 10;

    /** Names that jinjava keeps beside those of the template. */
    private static final String OWN = "_";

    private final BesideFiles beside;
    private final Set<String> withheld;
    private final Set<JinjaMistake> mistakes = new LinkedHashSet<>();
    private final Deque<Place> places = new ArrayDeque<>();
    private final long start = System.nanoTime();
    private long steps;
    private long nextLook = STEPS_BETWEEN_LOOKS;
    private int tolerant;
    private int depth;
    private int noted;
    private Place last;
    private boolean endless;

    /** Where in which file. */
    private record Place(String file, int line) {}

    /**
     * @param file the name of the template in messages
     * @param withheld the names of values that are kept back since they may be secrets
     */
    StrictInterpreter(
            Jinjava application, Map<String, ?> values, String file, BesideFiles beside, Set<String> withheld) {
        super(application, new KnownWords(application.getGlobalContextCopy(), values), application.getGlobalConfig());
        this.beside = beside;
        this.withheld = withheld;
        last = new Place(file, 1);
        places.push(last);
        getContext().setDynamicVariableResolver(this::undefined);
        getContext().setExpressionStrategy(new PrintedValue());
    }

    static StrictInterpreter current() {
        return (StrictInterpreter) JinjavaInterpreter.getCurrent();
    }

    List<JinjaMistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** How often a mistake was noted, also the same one again. */
    int noted() {
        return noted;
    }

    boolean isFlawless() {
        return mistakes.isEmpty();
    }

    boolean isEndless() {
        return endless;
    }

    /** Begins to evaluate a node. */
    void enter(Node node) {
        step(1);
        last = new Place(beside.file(node, place().file()), node.getLineNumber());
        places.push(last);
        setLineNumber(node.getLineNumber());
    }

    void leave() {
        places.pop();
        setLineNumber(place().line());
    }

    private Place place() {
        return places.element();
    }

    /** The tree of a file; a mistake in it is noted. */
    Node tree(String file, String text) {
        places.push(new Place(file, 1));
        try {
            Node root = parse(text);
            new SyntaxCheck(this).check(root);
            TrimmedBlocks.apply(root);
            beside.keep(file, root);
            return root;
        } finally {
            places.pop();
        }
    }

    /** What a file beside the template comes to. */
    String included(String name) {
        Node root = beside.root(beside.shown(name));
        if (root == null) {
            root = tree(beside.shown(name), beside.text(name));
        }
        if (++depth > DEEPEST) {
            throw new Unusable("files include each other without end");
        }
        try {
            return isFlawless() ? render(root, false) : "";
        } finally {
            depth--;
        }
    }

    /** Counts a step; throws {@link Endless} if there were too many, or they took too long. */
    void step(long more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw new Endless(
                    "this does not come to an end: it was broken off after " + MOST_STEPS + " steps; check the loops");
        }
        if (steps > nextLook) {
            nextLook = steps + STEPS_BETWEEN_LOOKS;
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new Endless("this does not come to an end: it was broken off after " + LONGEST.toSeconds()
                        + " seconds; check the loops");
            }
        }
    }

    /** Counts the steps that it takes to go through this value. */
    void stepsThrough(@Nullable Object value) {
        step(1
                + switch (value) {
                    case Collection<?> list -> list.size();
                    case Map<?, ?> mapping -> mapping.size();
                    case CharSequence text -> text.length() / LETTERS_OF_A_STEP;
                    case null, default -> 0;
                });
    }

    /** From here until it is told otherwise, what is not defined is no mistake. */
    void tolerate() {
        tolerant++;
    }

    int tolerance() {
        return tolerant;
    }

    void tolerance(int before) {
        tolerant = Math.max(before, 0);
    }

    /** What stands for a value that is not there, where that is allowed; throws {@link Unusable} elsewhere. */
    Undefined missing(String what) {
        if (tolerant == 0) {
            throw new Unusable(what);
        }
        return new Undefined(what);
    }

    @Override
    public @Nullable Object resolveELExpression(String expression, int lineNumber) {
        tolerant = 0;
        step(1);
        Object value = super.resolveELExpression(expression, lineNumber);
        if (value instanceof Undefined undefined) {
            mistake(undefined.what());
            return null;
        }
        return value;
    }

    @Override
    public void addError(@Nullable TemplateError error) {
        if (error == null) {
            return;
        }
        for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Endless end) {
                throw end;
            }
        }
        mistakeAt(error.getLineno(), Wording.of(error));
    }

    /** The mistakes, of those in one line the first: what follows from it may be none. */
    List<JinjaMistake> onePerLine() {
        Set<Integer> lines = new HashSet<>();
        return mistakes.stream().filter(each -> lines.add(each.line())).toList();
    }

    /** Notes a mistake at the place that is being evaluated. */
    void mistake(String what) {
        mistakeAt(getLineNumber(), what);
    }

    /** Notes what ended the evaluation. */
    void broken(Throwable cause) {
        endless |= cause instanceof Endless;
        places.push(last);
        mistakeAt(
                cause instanceof InterpretException at && at.getLineNumber() > 0 ? at.getLineNumber() : last.line(),
                Wording.of(cause));
        places.pop();
    }

    void mistakeAt(int line, String what) {
        noted++;
        mistakes.add(new JinjaMistake(place().file(), Math.max(line > 0 ? line : getLineNumber(), 1), what));
    }

    private @Nullable Object undefined(String name) {
        if (name.equals("none") || name.equals("None") || names().contains(name)) {
            return null;
        }
        if (name.equals("True") || name.equals("False")) {
            return name.equals("True");
        }
        return missing(
                withheld.contains(name)
                        ? name + " is kept back, since it may be a secret; give it in a file with --vars"
                        : name + " is not defined" + Hint.of(name, names()));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (var each = getContext(); each != null; each = each.getParent()) {
            each.getScope().keySet().stream()
                    .filter(name -> !name.startsWith(OWN))
                    .forEach(names::add);
        }
        return names;
    }
}
