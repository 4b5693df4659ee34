import type { RoutingDecision } from '#protocol'
import type { Saying } from './saying.ts'

type Need = NonNullable<RoutingDecision['detail']['needs']>[number]
type Kind = (typeof kinds)[number]

const kinds = ['voice', 'video', 'live-chat', 'messaging', 'comment', 'email', 'review'] as const

/** What is asked of whoever takes it: "Seguros (nivel 3) y hablar catalán"; undefined where nothing is. */
export function needWords(needs: readonly Need[] | undefined, saying: Saying): string | undefined {
  if (needs === undefined || needs.length === 0) return undefined
  return saying.formats.list(needs.map(need => oneNeed(need, saying)))
}

/** Languages and kinds of work are asked for beside the skills that the brand names itself. */
function oneNeed({ skill, level }: Need, { t, skillOf, languageOf }: Saying): string {
  const [family, name = ''] = skill.split(':')
  if (family === 'language') return t('why.need.language', { language: languageOf(name) })
  const kind = kinds.find(each => each === name)
  if (family === 'kind' && kind) return kindWords(kind, t)
  const called = skillOf(skill)
  return called === undefined ? t('why.need.gone') : t('why.need', { skill: called, level })
}

const kindWords = (kind: Kind, t: Saying['t']): string => t(`why.need.kind.${kind}`)
