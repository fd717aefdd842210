package io.netfutures.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.yaml.PlainData;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates as people who configure networks write them, what is wrong with them, and those that mean harm. */
class JinjaFileTest {
    private static final String VALUES = """
            name: R1
            n: 5
            yes: true
            off: false
            nul: null
            version: 15.10
            ntp: [192.0.2.1, 192.0.2.2]
            nobody: []
            vlans:
            - {id: 10, name: users, voice: 110}
            - {id: 20, name: guests}
            site: {city: Berlin, "zip code": "010"}
            evil: "{{ name }}"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write_the_files_beside() throws Exception {
        Files.writeString(folder.resolve("inc.j2"), "inc {{ name }}\n");
        Files.writeString(folder.resolve("bad.j2"), "ok\n\nbad {{ nmae }}\n");
        Files.writeString(folder.resolve("broken.j2"), "ok\n{% if name %}\n");
        Files.writeString(folder.resolve("self.j2"), "{% include 'self.j2' %}\n");
        Files.writeString(folder.resolve("mac.j2"), "{% macro vlan(id) %}\nvlan {{ id }}\n{{ zz }}\n{% endmacro %}\n");
    }

    @SuppressWarnings("unchecked")
    private Rendered rendered(String template) throws Exception {
        Path file = folder.resolve("t.j2");
        Files.writeString(file, template);
        Object values = PlainData.of(YamlFile.parse("values", VALUES).orElseThrow(), key -> false);
        return JinjaFile.read(file, "t.j2")
                .render(new LinkedHashMap<>((Map<String, Object>) values), Set.of("snmp_community"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "hello {{ name }} @ hello R1",
                "{{ name|upper }} {{ ntp|join(',') }} {{ version }} @ R1 192.0.2.1,192.0.2.2 15.10",
                "{% for v in vlans %}\\nvlan {{ v.id }}\\n name {{ v['name'] }}\\n{% endfor %}\\nend2 @ vlan 10/ name users/vlan 20/ name guests/end2",
                "{% for v in ntp %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ loop.last }};{% endfor %} @ 10TrueFalse;21FalseTrue;",
                "{% if x is defined %}a{% else %}b{% endif %}{% if name is defined %}c{% endif %} @ bc",
                "{{ x|default('q') }} {{ nul|default('w', true) }} {{ site.zz|default('v') }} {{ a.b.c|d('u') }} @ q w v u",
                "{{ site['zip code'] }} {{ site.city }} @ 010 Berlin",
                "{% if n == 4 %}a{% elif n == 5 %}b{% else %}c{% endif %} @ b",
                "{% macro m(a, b='z') %}{{ a }}-{{ b }}{% endmacro %}{{ m('q') }} {{ m(b='1', a='2') }} @ q-z 2-1",
                "{% for i in range(2, 9, 3) %}{{ i }}{% endfor %} @ 258",
                "{{ n // 2 }} {{ n % 2 }} {{ n + 1 }} {{ n / 2 }} {{ 2 * 3 + 4 }} {{ -n }} @ 2 1 6 2.5 10 -5",
                "{# nothing #}x{#- y -#} z @ xz",
                "{% raw %}{{ x }}{% endraw %} @ {{ x }}",
                "a\\n  {%- if yes %} b {%- endif %}\\nc @ a bc",
                "x {{ name -}}\\n  z @ x R1z",
                "ip route{% if yes %} vrf A{% endif %} x\\nnext @ ip route vrf A x/next",
                "vlan {% for v in vlans %}\\n{{ v.id }}{% if not loop.last %},{% endif %}\\n{% endfor %}\\n\\nexit @ vlan 10,20/exit",
                "{{ name ~ '-' ~ n }} {{ 'a' if yes else 'b' }} {{ 'a' if off else 'b' }} @ R1-5 a b",
                "{{ name[0] }} {{ name[0:1] }} {{ name.lower() }} {{ name.split('1')[0] }} {{ name.startswith('R') }} @ R R r1 R True",
                "{% for k, v in site.items() %}{{ k }}={{ v }};{% endfor %} @ city=Berlin;zip code=010;",
                "{{ vlans|map(attribute='id')|join(',') }} {{ vlans|selectattr('voice', 'defined')|map(attribute='name')|join }} @ 10,20 users",
                "{{ vlans|selectattr('id', 'equalto', 20)|map(attribute='name')|join }} {{ vlans[-1].id }} @ guests 20",
                "{% set ns = namespace(x=0) %}{% for i in ntp %}{% set ns.x = ns.x + 1 %}{% endfor %}{{ ns.x }} @ 2",
                "{% for v in vlans if v.id > 10 %}{{ v.id }}{% else %}none{% endfor %} @ 20",
                "{% for v in nobody %}x{% else %}nobody{% endfor %}{% for v in ntp %}y{% else %}nobody{% endfor %} @ nobodyyy",
                "{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }};{% endfor %} @ 12;34;",
                "{% set z %}abc{% endset %}{{ z }}{% set l = [] %}{% do l.append('x') %}{{ l|join }} @ abcx",
                "{% for a in ntp %}{% if loop.first %}{% continue %}{% endif %}{{ a }}{% endfor %} @ 192.0.2.2",
                "{% for n in range(3) %}{% for k in range(2) %}{{ loop.index }}{{ n }} {% endfor %}{% endfor %}. @ 10 20 11 21 12 22 .",
                "{% if name in ['R1'] and n >= 5 and not off %}ok{% endif %} @ ok",
                "{% include 'inc.j2' %}\\nx @ inc R1/x",
                "{% if nul is none %}a{% endif %}{% if yes or nope %}b{% endif %} @ ab",
                "{{ 'b a'.replace('a', 'c')|title }} {{ 3.7|round|int }} {{ '5'|int + 1 }} @ B C 4 6",
                "{{ (ntp + ['192.0.2.3'])|last }} {{ ntp|length }} {{ ntp|first }} @ 192.0.2.3 2 192.0.2.1",
            })
    void a_template_comes_to_what_jinja2_makes_of_it(String template, String lines) throws Exception {
        Rendered rendered = rendered(template.replace("\\n", "\n"));
        assertThat(rendered.mistakes()).isEmpty();
        assertThat(String.join("/", rendered.lines())).isEqualTo(lines);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "a\\n{{ nam }} @ t.j2:2: nam is not defined; did you mean name?",
                "{% if yes %}\\n{{ nope }}\\n{% endif %} @ t.j2:2: nope is not defined",
                "{# c\\n d #}\\nx\\n{{ nope }} @ t.j2:4: nope is not defined",
                "{{ name }}\\n{% if zzz == 1 %}x{% endif %} @ t.j2:2: zzz is not defined",
                "{% if off %}x\\n{% elif zzz == 1 %}y\\n{% endif %} @ t.j2:2: zzz is not defined",
                "{% for v in vlanz %}x{% endfor %} @ t.j2:1: vlanz is not defined; did you mean vlans?",
                "{% for v in vlans %}\\n{% if v.id == 10 %}\\nx\\n{% else %}\\ny {{ v.voice }}\\n{% endif %}\\n{% endfor %} @ t.j2:5: voice is not defined in this mapping; it has id, name",
                "\\n\\n{{ site.citi }} @ t.j2:3: citi is not defined in this mapping; did you mean city?",
                "{% set y = nope %} @ t.j2:1: nope is not defined",
                "{{ name == nope }} @ t.j2:1: nope is not defined",
                "{{ nope == none }} @ t.j2:1: nope is not defined",
                "{{ nope|upper|default('y') }} @ t.j2:1: nope is not defined",
                "{{ nope|default(nope2) }} @ t.j2:1: nope2 is not defined",
                "{{ vlans|map(attribute='idd')|join }} @ t.j2:1: idd is not defined in this mapping; did you mean id?",
                "{{ vlans[5].id }} @ t.j2:1: [5] is not defined: the list has 2 elements, the first of which is [0]",
                "{{ vlans.name }} @ t.j2:1: name is not defined: before the dot stands a list, not a mapping",
                "{{ name.bar }} @ t.j2:1: bar is not defined: before the dot stands a text, not a mapping",
                "{% for v in ntp %}{% if loop.first %}{% set q = 1 %}{% endif %}{{ q }}{% endfor %} @ t.j2:1: q is not defined",
                "{% for v in ntp %}{{ loop.lst }}{% endfor %} @ t.j2:1: loop.lst is not defined; did you mean last?",
                "{% macro m(a) %}\\nx {{ a }}\\n{{ nope }}\\n{% endmacro %}\\nx\\n{{ m('q') }} @ t.j2:3: nope is not defined",
                "{{ snmp_community }} @ t.j2:1: snmp_community is kept back, since it may be a secret; give it in a file with --vars",
                "x\\n{{ nul }} @ t.j2:2: nul has no value (null); write for instance {{ name|default('x', true) }}",
                "{{ vlans }} @ t.j2:1: vlans is a list, not a text; write a loop, or for instance {{ names|join(' ') }}",
                "{{ site }} @ t.j2:1: site is a mapping, not a text; write a loop, or for instance {{ names|join(' ') }}",
                "{{ evil }} @ t.j2:1: evil is a template itself, which is never evaluated; write the value itself",
                "{% for c in name %}x{% endfor %} @ t.j2:1: name is a text, not a list",
                "{% for k, v in site %}x{% endfor %} @ t.j2:1: k, v cannot be taken from an element of site; for a mapping write site.items()",
                "{{ 1 / 0 }} @ t.j2:1: 1 / 0 is no finite number",
                "{{ 'abc' * 3 }} @ t.j2:1: this takes a number where something else stands, or the other way round",
                "{{ vlan(3) }} @ t.j2:1: there is no macro and no function vlan here",
                "{{ name.uper() }} @ t.j2:1: uper is not defined: before the dot stands a text, not a mapping",
                "{% if off %}\\n{{ name|uper }}\\n{% endif %} @ t.j2:2: there is no filter uper here; did you mean upper?",
                "{% if name is defind %}x{% endif %} @ t.j2:1: there is no test defind here; did you mean defined?",
                "a\\n{% fro x in ntp %} @ t.j2:2: there is no tag fro here; did you mean for?",
                "a\\n{% if name %}\\nb @ t.j2:2: {% if name %} is not closed; {% endif %} is missing",
                "a\\n{{ name @ t.j2:2: this is not closed; }} or %} is missing",
                "a\\n{# c @ t.j2:2: this comment is not closed; #} is missing",
                "a\\n{% endfor %} @ t.j2:2: {% endfor %} stands here without its beginning",
                "{% for x in ntp %}\\na\\n{% endif %} @ t.j2:3: {% endfor %} is missing before this",
                "a\\n\\n{{ name | }} @ t.j2:3: this expression ends too early",
                "a\\n{{ name name }} @ t.j2:2: this expression cannot be read from 'name' on",
                "{% if off %}\\n{{ 1 + }}\\n{% endif %} @ t.j2:2: this expression ends too early",
                "{% if %}x{% endif %} @ t.j2:1: a condition is missing; write {% if name %}",
                "{% if name = 'R1' %}x{% endif %} @ t.j2:1: = gives a name a value; to compare write ==",
                "a\\n{% for x of ntp %}x{% endfor %} @ t.j2:2: this cannot be read; write {% for name in list %}",
                "{% set = 3 %} @ t.j2:1: this cannot be read; write {% set name = value %}",
                "{% set x = 1, 2 %} @ t.j2:1: there are 1 names for 2 values; a list stands in brackets, as {% set x = [1, 2] %}",
                "{% if yes %}\\n{% if yes %}\\n{% set site.city = 3 %}\\n{% endif %}\\n{% endif %} @ t.j2:3: site.city cannot be set; before the loop write {% set site = namespace(...) %}",
                "{% macro m %}x{% endmacro %} @ t.j2:1: this cannot be read; write {% macro name(a, b) %}",
                "a\\n{% include 'none.j2' %} @ t.j2:2: there is no file none.j2 beside the template",
                "a\\nb {{ name }}\\n{% include 'bad.j2' %} @ bad.j2:3: nmae is not defined; did you mean name?",
                "{% include 'broken.j2' %} @ broken.j2:2: {% if name %} is not closed; {% endif %} is missing",
                "a\\n\\n\\n{% include 'mac.j2' %}{{ vlan(1) }} @ mac.j2:3: zz is not defined",
                "{% import 'mac.j2' as m %} @ t.j2:1: there is no tag import here",
            })
    void a_mistake_is_told_with_its_place(String template, String mistake) throws Exception {
        Rendered rendered = rendered(template.replace("\\n", "\n"));
        assertThat(rendered.mistakes().stream().map(JinjaMistake::toString)).containsExactly(mistake);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "{% for i in range(1000) %}{% for j in range(1000) %}{% for k in range(1000) %}{% endfor %}{% endfor %}{% endfor %} @ broken off",
                "{% for i in range(100000000) %}x{% endfor %} @ range() has more than 100000 numbers",
                "{% for i in range(1000) %}{% for j in range(1000) %}xxxxxxxxxx{% endfor %}{% endfor %} @ longer than 1000000 letters",
                "{% set n = namespace(s='abcdefgh') %}{% for i in range(100) %}{% set n.s = n.s ~ n.s %}{% endfor %} @ longer than 1000000 letters",
                "{% set n = namespace(s='abcdefgh') %}{% for i in range(16) %}{% set n.s = n.s ~ n.s %}{% endfor %}{{ n.s|replace('a', n.s) }} @ longer than 1000000 letters",
                "{% set n = namespace(s='abcdefgh') %}{% for i in range(16) %}{% set n.s = n.s ~ n.s %}{% endfor %}{% for i in range(9999) %}{% set q = n.s|upper %}{% endfor %} @ broken off",
                "{% macro r() %}{{ r() }}{% endmacro %}{{ r() }} @ calls itself without end",
                "{% macro r() %}{{ s() }}{% endmacro %}{% macro s() %}{{ r() }}{% endmacro %}{{ r() }} @ calls itself without end",
                "{% include 'self.j2' %} @ files include each other without end",
                "{% include '/etc/passwd' %} @ only a file of the template's own folder",
                "{% include '../t.j2' %} @ only a file of the template's own folder",
                "{{ name.class }} @ class is not defined",
                "{{ name.getClass() }} @ getClass is not defined",
                "{{ ''.getClass().forName('java.lang.Runtime') }} @ getClass is not defined",
                "{{ name.bytes }} @ bytes is not defined",
                "{{ vlans.getClass() }} @ getClass is not defined",
                "{{ n.intValue() }} @ intValue is not defined",
                "{{ ____int3rpr3t3r____ }} @ is no value of the template",
                "{{ ____int3rpr3t3r____.config }} @ config is not defined",
                "{{ ____int3rpr3t3r____.getConfig() }} @ getConfig is not defined",
                "{{ ____int3rpr3t3r____.render('x') }} @ render is not defined",
                "{{ 'x'|render }} @ there is no filter render here",
                "{{ lookup('env', 'HOME') }} @ there is no macro and no function lookup here",
                "{{ name|log }} @ there is no filter log here",
                "{% extends '/etc/passwd' %} @ there is no tag extends here",
                "{% from '/etc/passwd' import x %} @ there is no tag from here",
            })
    void a_template_that_means_harm_comes_to_nothing(String template, String mistake) throws Exception {
        Rendered rendered = rendered(template);
        assertThat(rendered.mistakes()).isNotEmpty();
        assertThat(rendered.mistakes().getFirst().what()).contains(mistake);
    }

    @Test
    void an_expression_may_not_be_nested_without_end() throws Exception {
        assertThat(rendered("{{ " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + " }}")
                        .mistakes())
                .hasSize(1)
                .first()
                .extracting(JinjaMistake::what)
                .asString()
                .contains("nested too deep");
    }

    @Test
    void all_mistakes_are_gathered_in_order() throws Exception {
        assertThat(rendered("{{ aaa }}\n{{ bbb }}\n{% for v in ccc %}{% endfor %}\n{{ name }}\n{{ ddd|upper }}\n")
                        .mistakes())
                .extracting(JinjaMistake::line)
                .containsExactly(1, 2, 3, 5);
        assertThat(rendered("{{ | }}\n{% if name %}\n{{ a b }}\n").mistakes())
                .extracting(JinjaMistake::line)
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void line_ends_of_windows_count_as_one() throws Exception {
        assertThat(rendered("a\r\n{% if yes %}\r\nb {{ name }}\r\n{% endif %}\r\nc\r\n")
                        .lines())
                .isEqualTo(List.of("a", "b R1", "c"));
        assertThat(rendered("a\r\nb\r\n{{ nope }}\r\n").mistakes())
                .extracting(JinjaMistake::line)
                .containsExactly(3);
    }

    @Test
    void a_template_is_used_for_many_devices() throws Exception {
        Path file = folder.resolve("t.j2");
        Files.writeString(file, "{% set l = [] %}{% do l.append(name) %}hostname {{ l|join }}{% include 'inc.j2' %}\n");
        JinjaFile template = JinjaFile.read(file, "t.j2");
        for (int i = 0; i < 100; i++) {
            assertThat(template.render(Map.of("name", "R" + i), Set.of()).lines())
                    .containsExactly("hostname R" + i + "inc R" + i);
        }
    }
}
