/** What a client says, taken apart by the grammar of RFC 9051: atoms and strings as text, literals as bytes, lists as lists. */
export type Word = string | Buffer | Word[]

/** What comes over a connection: whole commands, each with the literals that it has. */
export type Spoken = { line: string; literals: Buffer[] }

const literalMark = '\u0000'

/**
 * Collects bytes into commands. `goOn` is called when a client waits for leave to send a literal. Lines end with CRLF:
 * anything else is an error of the client's.
 */
export function openListener(goOn: () => void, heard: (spoken: Spoken) => void, broken: (why: string) => void) {
  let pending = Buffer.alloc(0)
  let line = ''
  let literals: Buffer[] = []
  let wanted: number | undefined
  const step = (): boolean => {
    if (wanted !== undefined) {
      if (pending.length < wanted) return false
      literals.push(pending.subarray(0, wanted))
      pending = pending.subarray(wanted)
      wanted = undefined
      line += literalMark
      return true
    }
    const end = pending.indexOf(10)
    if (end < 0) return false
    if (pending[end - 1] !== 13) broken('a line that does not end with CRLF')
    const text = pending.subarray(0, Math.max(0, end - 1)).toString('utf8')
    pending = pending.subarray(end + 1)
    const literal = /\{(\d+)(\+?)\}$/.exec(text)
    line += literal ? text.slice(0, literal.index) : text
    if (literal) {
      wanted = Number(literal[1])
      if (literal[2] === '') goOn()
      return true
    }
    const spoken = { line, literals }
    line = ''
    literals = []
    heard(spoken)
    return true
  }
  return (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    while (step());
  }
}

/** Throws where the grammar is broken. */
export function wordsIn({ line, literals }: Spoken): Word[] {
  const left = [...literals]
  const stack: Word[][] = [[]]
  for (let at = 0; at < line.length;) {
    const character = line[at]!
    if (character === ' ') {
      at++
    } else if (character === '(') {
      stack.push([])
      at++
    } else if (character === ')') {
      const list = stack.pop()!
      if (stack.length === 0) throw new Error('a list that was never opened')
      stack.at(-1)!.push(list)
      at++
    } else if (character === '"') {
      const found = /^"((?:[^"\\\r\n]|\\["\\])*)"/.exec(line.slice(at))
      if (!found) throw new Error('a string that does not end')
      stack.at(-1)!.push(found[1]!.replaceAll(/\\(["\\])/g, '$1'))
      at += found[0].length
    } else if (character === literalMark) {
      stack.at(-1)!.push(left.shift()!)
      at++
    } else {
      // A section may have blanks and lists of its own.
      const found = /^[^\s()"[\]]*(?:\[[^\]]*\](?:<\d+(?:\.\d+)?>)?)?/.exec(line.slice(at))![0]
      if (found === '') throw new Error(`a sign that is not allowed: ${character}`)
      stack.at(-1)!.push(found)
      at += found.length
    }
  }
  if (stack.length !== 1) throw new Error('a list that is never closed')
  return stack[0]!
}

export const textOf = (word: Word | undefined): string => {
  if (typeof word === 'string') return word
  if (Buffer.isBuffer(word)) return word.toString('utf8')
  throw new Error('a text is missing')
}

export const listIn = (word: Word | undefined): Word[] => {
  if (Array.isArray(word)) return word
  throw new Error('a list is missing')
}

/** Whether a number is in a set such as "1:3,7,9:*"; the star is the highest there is. */
export function isInSet(set: string, number: number, highest: number): boolean {
  if (!/^(\d+|\*)(:(\d+|\*))?(,(\d+|\*)(:(\d+|\*))?)*$/.test(set)) throw new Error(`no set of numbers: ${set}`)
  return set.split(',').some(range => {
    const ends = range.split(':').map(end => (end === '*' ? highest : Number(end)))
    const [low, high] = [Math.min(...ends), Math.max(...ends)]
    return number >= low && number <= high
  })
}
