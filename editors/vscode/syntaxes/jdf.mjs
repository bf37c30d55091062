// The TextMate grammar of jdf. It is made here because most of it is needed twice: a directive at
// the top of a file chooses which character escapes and continues.
//
// Such a grammar sees one line at a time. What holds a line together with the next one is a rule that
// is still open: an instruction ends where its line does, unless `continuation` has taken that end.
import { copied, read } from './heredocs.mjs';
import { COMMANDS, COPIES, FROM, ISOLATION, ONBUILD, SHELL, WORDS } from './words.mjs';

const KEYWORD = 'keyword.other.instruction.jdf';

const any = words => [...words].sort((a, b) => b.length - a.length).join('|');
const named = names => Object.fromEntries(Object.entries(names).map(([group, name]) => [group, { name }]));

const directives = {
  patterns: [
    {
      match: '(?i)^\\s*(#)\\s*(syntax|escape|check)\\s*(=)\\s*(.*?)\\s*$',
      name: 'comment.line.number-sign.directive.jdf',
      captures: named({
        1: 'punctuation.definition.comment.jdf',
        2: 'keyword.control.directive.jdf',
        3: 'keyword.operator.assignment.jdf',
        4: 'string.unquoted.directive.jdf'
      })
    },
    {
      match: '^\\s*(#)\\s*(jdf:\\s*ignore)(?:\\s+(\\S+))?(.*)$',
      name: 'comment.line.number-sign.ignore.jdf',
      captures: named({
        1: 'punctuation.definition.comment.jdf',
        2: 'keyword.control.directive.jdf',
        3: 'support.constant.rule.jdf'
      })
    }
  ]
};

const comments = {
  patterns: [
    {
      match: '^\\s*(#).*$\\n?',
      name: 'comment.line.number-sign.jdf',
      captures: named({ 1: 'punctuation.definition.comment.jdf' })
    }
  ]
};

/** The rules for one character that escapes and continues, given as a regular expression. */
function dialect(escape) {
  const continuation = {
    match: `(?<!${escape})${escape}[ \\t]*\\n`,
    name: 'constant.character.escape.line-continuation.jdf'
  };
  const escaped = { match: `${escape}[^\\n]`, name: 'constant.character.escape.jdf' };
  const lines = [continuation, { include: '#comments' }, { match: '^\\s*\\n' }];
  const variable = [{ include: '#variables' }];

  const variables = {
    patterns: [
      {
        begin: '(\\$\\{)([\\p{L}\\d_]+)?',
        beginCaptures: named({ 1: 'punctuation.definition.variable.jdf', 2: 'variable.other.jdf' }),
        end: '(\\})|(?=\\n)',
        endCaptures: named({ 1: 'punctuation.definition.variable.jdf' }),
        name: 'meta.variable.jdf',
        patterns: [{ match: ':?[-+?]|##?|%%?|//?', name: 'keyword.operator.expansion.jdf' }, ...variable, { include: '#strings' }]
      },
      {
        match: '(\\$)[\\p{L}_][\\p{L}\\d_]*',
        name: 'variable.other.jdf',
        captures: named({ 1: 'punctuation.definition.variable.jdf' })
      }
    ]
  };
  const strings = {
    patterns: [
      escaped,
      { begin: '"', end: '"|(?=\\n)', name: 'string.quoted.double.jdf', patterns: [continuation, escaped, ...variable] },
      { begin: "'", end: "'|(?=\\n)", name: 'string.quoted.single.jdf', patterns: [continuation] }
    ]
  };
  const values = {
    patterns: [
      continuation,
      { match: '(?<=^|[\\s,:]|--mount=)[\\w./-]+(?=\\+?=)', name: 'variable.parameter.jdf' },
      { match: '=', name: 'keyword.operator.assignment.jdf' },
      { match: ',', name: 'punctuation.separator.jdf' },
      { match: '(?<![\\w.:/-])(?i:true|false)(?![\\w.-])', name: 'constant.language.boolean.jdf' },
      { match: '(?<![\\w./-])-?[0-9]+(?:\\.[0-9]+)?(?i:[bkmgtp]i?b?|ns|us|ms|s|h)?(?![\\w.])', name: 'constant.numeric.jdf' },
      ...variable,
      { include: '#strings' }
    ]
  };
  const flags = {
    match: '(?<=\\s)(--)([a-z][a-z-]*)(?:(=)("[^"\\n]*"|\'[^\'\\n]*\'|[^\\s"\']*))?',
    captures: {
      ...named({
        1: 'punctuation.definition.flag.jdf',
        2: 'entity.other.attribute-name.flag.jdf',
        3: 'keyword.operator.assignment.jdf'
      }),
      4: { patterns: [{ include: '#values' }] }
    }
  };
  // What is no array of strings is read as text, so that `RUN [ -f x ]` is a command.
  const array = {
    begin: `(?<=\\s)\\[(?=\\s*(?:"|\\]|${escape}?\\s*$))`,
    beginCaptures: named({ 0: 'punctuation.definition.array.begin.jdf' }),
    end: '(\\])|(?=\\n)',
    endCaptures: named({ 1: 'punctuation.definition.array.end.jdf' }),
    name: 'meta.structure.array.jdf',
    patterns: [
      ...lines,
      { match: ',', name: 'punctuation.separator.array.jdf' },
      {
        begin: '"',
        end: '"|(?=\\n)',
        name: 'string.quoted.double.jdf',
        patterns: [
          { match: '\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})', name: 'constant.character.escape.jdf' },
          { match: '\\\\.', name: 'invalid.illegal.escape.jdf' }
        ]
      }
    ]
  };
  // A line at a time, as captures: a quote that is not closed yet goes no further than its line.
  const shell = {
    patterns: [
      {
        match: `(\\S.*?)(?<!${escape})(${escape}[ \\t]*)\\n`,
        captures: {
          1: { name: 'meta.embedded.shell', patterns: [{ include: SHELL.scope }] },
          2: { name: continuation.name }
        }
      },
      { match: '\\S.*$', name: 'meta.embedded.shell', captures: { 0: { patterns: [{ include: SHELL.scope }] } } }
    ]
  };
  const instruction = (words, name, ...patterns) => ({
    begin: `^\\s*((?i:(?:${any(ONBUILD)})\\s+)*)((?i:${any(words)}))(?=\\s|${escape}?$)`,
    beginCaptures: named({ 1: 'keyword.control.onbuild.jdf', 2: name }),
    end: '(?=\\n)',
    applyEndPatternLast: true,
    patterns: [...lines, ...patterns]
  });
  const from = [
    { match: '(?i)(?<=\\s)(as)(?:\\s+([\\w.-]+))?(?=\\s|$)', captures: named({ 1: 'keyword.control.as.jdf', 2: 'entity.name.type.stage.jdf' }) },
    { match: '(?<=\\s)(?:host|scratch)(?=\\s|$)', name: 'constant.language.base.jdf' },
    { match: '(?<=\\s)(?:dir|oci|oci-archive|docker-archive|docker):', name: 'storage.type.transport.jdf' },
    ...variable,
    { match: '[^\\s$]+', name: 'entity.name.image.jdf' }
  ];
  const own = [flags, array];
  const check = { match: '(?<=\\s)(?i:CMD|NONE)(?=\\s|$)', name: KEYWORD };
  const capability = { match: '(?<=\\s)(?:ALL|(?:CAP_)?[A-Z]+(?:_[A-Z]+)+)(?=\\s|$)', name: 'constant.other.capability.jdf' };
  const value = { include: '#values' };
  return {
    variables,
    strings,
    values,
    shell,
    instructions: {
      patterns: [
        instruction(FROM, 'keyword.control.from.jdf', flags, ...from),
        instruction(['RUN'], KEYWORD, ...own, ...read(), { include: '#shell' }),
        instruction(COPIES, KEYWORD, ...own, ...copied([value]), value),
        instruction(COMMANDS, KEYWORD, check, ...own, { include: '#shell' }),
        instruction(WORDS, KEYWORD, ...own, value),
        instruction(ISOLATION, 'keyword.other.isolation.jdf', flags, capability, value),
        instruction(ONBUILD, 'keyword.control.onbuild.jdf')
      ]
    }
  };
}

/** The same rules under other names. */
function renamed(rules, suffix) {
  const text = JSON.stringify(rules).replace(/"#(\w+)"/g, (whole, name) => (name in rules ? `"#${name}${suffix}"` : whole));
  return Object.fromEntries(Object.entries(JSON.parse(text)).map(([name, rule]) => [name + suffix, rule]));
}

const backquoted = {
  begin: '(?i)^\\s*(#)\\s*(escape)\\s*(=)\\s*(`)\\s*$',
  beginCaptures: directives.patterns[0].captures,
  end: '(?!)',
  patterns: [{ include: '#directives' }, { include: '#comments' }, { include: '#instructionsOfBackquote' }]
};

export const grammar = {
  name: 'jdf',
  scopeName: 'source.jdf',
  patterns: [backquoted, ...['#directives', '#comments', '#instructions'].map(include => ({ include }))],
  repository: { directives, comments, ...dialect('\\\\'), ...renamed(dialect('`'), 'OfBackquote') }
};
