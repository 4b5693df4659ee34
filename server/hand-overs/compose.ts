import { shortened } from '#lib'
import type { Language } from '#protocol'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }
import type { Facts } from './facts.ts'

const catalogues: Record<Language, Partial<Record<string, string>>> = { es, en }
const othersShown = 5

/** What whoever takes it over has to know, a line each; what is not known has none. Pure. */
export function composeSummary(facts: Facts, language: Language): string {
  const { name, first, last, answer, others, incident, tags } = facts
  const say = (key: string, values: Record<string, string>): string =>
    (catalogues[language][key] ?? key).replaceAll(/\{(\w+)\}/g, (_, value: string) => values[value] ?? '')
  const quoted = (text: string): string => shortened(text)
  return [
    first === null ? say('hand-over-text.who', { name }) : say('hand-over-text.wants', { name, text: quoted(first) }),
    last !== null && last !== first && say('hand-over-text.last', { text: quoted(last) }),
    answer
      ? say(answer.by ? 'hand-over-text.answered' : 'hand-over-text.told', { by: answer.by, text: quoted(answer.text) })
      : say('hand-over-text.unanswered', {}),
    incident && say('hand-over-text.incident', { name: [incident.name, incident.known].filter(Boolean).join(': ') }),
    ...others.slice(0, othersShown).map(text => say('hand-over-text.other', { text: quoted(text) })),
    tags.length > 0 && say('hand-over-text.tags', { tags: tags.join(', ') }),
  ]
    .filter(line => typeof line === 'string')
    .join('\n')
}
