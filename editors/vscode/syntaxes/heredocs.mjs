// Here-documents. One ends at its name on a line of its own, whatever the language in it thinks, so
// its rule has a `while`: that cuts off all rules inside. Names of rules inside cannot be referred
// to from outside: hence two rules, of which the outer one only knows the line of the name.
import { LANGUAGES, SHELL } from './words.mjs';

const WORD = '(?<=^|\\s)(?=\\S)';
const ARROW = '(<<-?)\\s*';
const QUOTE = '(["\']?)';
const name = pattern => `(${pattern})`;
const ANY_NAME = '[A-Za-z_./][^\\s"\'<>|;&()]*';
const AFTER = '(?=[\\s|;&>)]|$)';

/** The rules for here-documents of RUN, which a shell reads. */
export function read() {
  const rest = [{ include: SHELL.scope }];
  return [
    severalOf(rest),
    ...LANGUAGES.flatMap(language => [
      heredoc({ before: '(.*?)', names: language.names, rest, body: embedded(language) }),
      heredoc({ before: `((?:.*[\\s;&|/])?${language.program}\\b[^|;&<]*?)`, rest, body: embedded(language) })
    ]),
    heredoc({ before: '()', rest, body: byFirstLine(embedded(SHELL)) }),
    heredoc({ before: '(.*?)', rest, body: plain })
  ];
}

/** The rules for here-documents of COPY and ADD, which become files. */
export function copied(rest) {
  return [
    severalOf(rest),
    ...LANGUAGES.flatMap(language => [
      heredoc({ before: '(.*?)', names: `${language.names}|[^\\s"'<>]*\\.(?:${language.ending})`, rest, body: embedded(language) }),
      heredoc({ before: '(.*?)', ahead: `(?=.*\\.(?:${language.ending})\\s*$)`, rest, body: embedded(language) })
    ]),
    heredoc({ before: '(.*?)', rest, body: byFirstLine(plain) })
  ];
}

const plain = { name: 'string.unquoted.heredoc.jdf', patterns: [{ match: '^.*$' }] };

function embedded(language) {
  return { name: `meta.embedded.${language.name}`, patterns: inside(language) };
}

/** A rule of nothing but a grammar that is not there would not count as a rule. */
function inside(language) {
  return [{ include: language.scope }, { match: '(?!)' }];
}

/** What the first line says behind #!, or else what is given. */
function byFirstLine(other) {
  const asked = LANGUAGES.map(language => body(`^(?=#!.*[\\s/]${language.program}(?:\\s|$))`, embedded(language)));
  return { patterns: [...asked, body('^', other)] };
}

function body(begin, { name, patterns }) {
  return { begin, while: '^', contentName: name, patterns };
}

function heredoc({ before, names = ANY_NAME, ahead = '', rest, body }) {
  const start = `${WORD}${before}(?<!<)${ARROW}${QUOTE}${name(names)}\\3${AFTER}${ahead}(.*)\\n?`;
  return rule(start, 4, body, {
    1: { patterns: rest },
    2: { name: 'keyword.operator.heredoc.jdf' },
    4: { name: 'entity.name.tag.heredoc.jdf' },
    5: { patterns: rest }
  });
}

/** Several on one line: the last one ends them all. */
function severalOf(rest) {
  const start = `${WORD}(.*?<<.*)${ARROW}${QUOTE}${name(ANY_NAME)}\\3${AFTER}(.*)\\n?`;
  return rule(start, 4, plain, {
    1: { patterns: rest },
    2: { name: 'keyword.operator.heredoc.jdf' },
    4: { name: 'entity.name.tag.heredoc.jdf' },
    5: { patterns: rest }
  });
}

function rule(start, group, body, beginCaptures) {
  return {
    begin: `(?=${start})`,
    end: `^\\t*(\\${group})$`,
    endCaptures: { 1: { name: 'entity.name.tag.heredoc.jdf' } },
    patterns: [
      {
        begin: start,
        beginCaptures,
        while: `^(?!\\t*\\${group}$)`,
        contentName: body.name,
        patterns: body.patterns
      }
    ]
  };
}
