import { Fault } from '#lib'

/** One row, with the number of the line on which it begins (from 1). */
export type CsvRow = { line: number; fields: string[] }

export type CsvReader = {
  /** The rows that end in this piece of text. @throws Fault replay.malformed with the line */
  take(text: string): CsvRow[]
  /** The last row, when no line break ends it. @throws Fault replay.malformed */
  end(): CsvRow[]
}

/** start: of a field; closed: behind a quotation mark in a quoted field; return: behind a carriage return. */
type Mode = 'start' | 'plain' | 'quoted' | 'closed' | 'return'
type State = { mode: Mode; field: string; fields: string[]; line: number; begun: number; rows: CsvRow[] }

/**
 * Reads CSV as RFC 4180 has it, in pieces cut anywhere: commas, quotation marks doubled inside quoted fields, lines that
 * end in LF or CRLF. Empty lines are passed over. Strict: a quotation mark out of place is a fault.
 */
export function openCsv(): CsvReader {
  const state: State = { mode: 'start', field: '', fields: [], line: 1, begun: 1, rows: [] }
  return {
    take(text) {
      for (let at = 0; at < text.length;) at = steps[state.mode](state, text, at)
      return state.rows.splice(0)
    },
    end() {
      if (state.mode === 'quoted' || state.mode === 'return') throw malformed(state)
      if (state.mode !== 'start' || state.fields.length > 0) endRow(state)
      return state.rows.splice(0)
    },
  }
}

/** Each takes what it can from the position on and returns the next one. */
const steps: Record<Mode, (state: State, text: string, at: number) => number> = {
  start(state, text, at) {
    if (text[at] !== '"') return endOrGoOn(state, text, at)
    state.mode = 'quoted'
    return at + 1
  },
  plain: (state, text, at) => endOrGoOn(state, text, at),
  quoted(state, text, at) {
    const mark = text.indexOf('"', at)
    const end = mark === -1 ? text.length : mark
    const content = text.slice(at, end)
    state.field += content
    state.line += content.split('\n').length - 1
    if (mark !== -1) state.mode = 'closed'
    return end + 1
  },
  closed(state, text, at) {
    if (text[at] === '"') {
      state.field += '"'
      state.mode = 'quoted'
      return at + 1
    }
    if (!separators.has(text[at]!)) throw malformed(state)
    return separate(state, text[at]!, at)
  },
  return(state, text, at) {
    if (text[at] !== '\n') throw malformed(state)
    endRow(state)
    return at + 1
  },
}

const separators = new Set([',', '\n', '\r'])
const special = /[,\n\r"]/g

function endOrGoOn(state: State, text: string, at: number): number {
  special.lastIndex = at
  const end = special.exec(text)?.index ?? text.length
  state.field += text.slice(at, end)
  if (end > at) state.mode = 'plain'
  if (end === text.length) return end
  if (text[end] === '"') throw malformed(state)
  return separate(state, text[end]!, end)
}

function separate(state: State, separator: string, at: number): number {
  if (separator === ',') endField(state)
  else if (separator === '\r') {
    // An empty line stays one, whichever way it ends.
    if (state.mode !== 'start' || state.fields.length > 0) endField(state)
    state.mode = 'return'
  } else endRow(state)
  return at + 1
}

function endField(state: State): void {
  state.fields.push(state.field)
  state.field = ''
  state.mode = 'start'
}

function endRow(state: State): void {
  const isEmpty = state.fields.length === 0 && state.mode !== 'plain' && state.mode !== 'closed'
  if (!isEmpty) {
    if (state.mode !== 'return') endField(state)
    state.rows.push({ line: state.begun, fields: state.fields })
  }
  state.fields = []
  state.mode = 'start'
  state.begun = ++state.line
}

const malformed = ({ begun }: State) => new Fault('replay.malformed', 422, { line: begun, what: 'quotes' })
