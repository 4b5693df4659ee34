import { type Fields, fieldsOf, idOf, isFields, type Part, readJson, textOf } from '#channel'
import { productOf } from './parse-order.ts'

type Content = { text?: string; parts?: Part[] }

/** What somebody pressed, chose, filled in or pointed to. */
export function choiceOf(interactive: Fields): Content {
  const kind = textOf(interactive.type)
  if (!kind) return {}
  const chosen = fieldsOf(interactive[kind])
  if (kind === 'nfm_reply') return formOf(chosen)
  if (kind === 'product') {
    const product = productOf(chosen)
    return { parts: [product ?? { kind: 'unseen', what: kind }] }
  }
  const answer = idOf(chosen.response)
  const id = idOf(chosen.id) ?? (answer === undefined ? undefined : `${kind}:${answer}`)
  const label = textOf(chosen.title) ?? answer ?? id
  return { parts: [id && label ? { kind: 'choice', id, label } : { kind: 'unseen', what: kind }] }
}

const longestForm = 20_000

/** A filled-in form: an answer a line. Where the answers cannot be read the words that the person saw remain. */
function formOf(reply: Fields): Content {
  const answers = readJson((textOf(reply.response_json) ?? '').slice(0, longestForm))
  const lines = isFields(answers)
    ? Object.entries(answers).flatMap(([key, value]) =>
        key === 'flow_token' || shown(value) === '' ? [] : [`${key}: ${shown(value)}`],
      )
    : []
  const text = lines.length > 0 ? lines.join('\n') : textOf(reply.body)
  return text === undefined ? { parts: [{ kind: 'unseen', what: 'nfm_reply' }] } : { text }
}

/** Answers are texts, figures or lists of them; what lies deeper is the form's own affair. */
const shown = (value: unknown): string =>
  (Array.isArray(value) ? value : [value])
    .filter(each => ['string', 'number', 'boolean'].includes(typeof each))
    .map(String)
    .join(', ')
