import { RE2JS, RE2JSException } from 're2js'
import { remembering } from '#journey/remembering.ts'
import type { Pattern } from '#journey/world.ts'

const MAX_PATTERN = 512
/** Of a longer text only this much is read. */
const MAX_INPUT = 4096
/** Time grows with program × input: a program of 1,000 takes 0.1 s for 4,096 characters. */
const MAX_PROGRAM = 1000

/**
 * An author's regular expression, in RE2: linear time whatever the pattern and the text, so it never
 * reaches the host's engine, which "(a+)+$" would stop for every conversation in the isolate. Case
 * counts unless it says `(?i)`; `\d`, `\w` and `\s` are ASCII; lookaround and backreferences do not
 * exist. `error` is for the author: "missing closing ): (a".
 */
export function readPattern(source: string): Pattern {
  if (source.length > MAX_PATTERN) return refuse(`longer than ${MAX_PATTERN} characters`)
  return patternOf(source)
}

const patternOf = remembering<Pattern>(200, (source) => {
  // RE2JS would read \k as the letter k, and the pattern would quietly mean something else.
  if (/(?<!\\)(?:\\\\)*\\k</.test(source)) return refuse(NO_REFERENCES)
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(source))
    if (compiled.programSize() > MAX_PROGRAM) return refuse('too large: lower its repeat counts')
    return { ok: true, matches: (text) => compiled.matcher(text.slice(0, MAX_INPUT)).find() }
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return refuse(describeSyntaxError(error.message))
  }
})

const NO_REFERENCES = 'references back to a group, \\1 or \\k<name>, are not supported'
const NO_LOOKAROUND = 'looking ahead or behind, (?= (?! (?<= or (?<!, is not supported'

/** The library's "error parsing regexp: missing closing ): `(a`" without its first words. */
function describeSyntaxError(message: string): string {
  if (/`\(\?<?[=!]/.test(message)) return NO_LOOKAROUND
  if (/escape sequence: `\\[1-9]/.test(message)) return NO_REFERENCES
  return message.replace(/^error parsing regexp: /, '').replaceAll('`', '')
}

const refuse = (error: string): Pattern => ({ ok: false, error })
