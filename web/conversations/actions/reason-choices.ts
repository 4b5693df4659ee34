import type { Choice, TalkPart } from '#web/actions'
import type { Translate } from '#web/texts'

/**
 * The reasons that can be chosen, found by any word of their path, those proposed first, by a digit each; `then` is what is
 * done for one.
 */
export function reasonChoices(
  talk: Pick<TalkPart, 'reasons' | 'settle'> | undefined,
  t: Translate,
  then: (reasonId: string) => void,
): Choice[] {
  const all = talk?.reasons() ?? []
  const hasProposed = all.some(({ proposed }) => proposed !== undefined)
  return all.map(({ id, label, path, proposed }, at) => {
    const hint = [proposed, path].filter(Boolean).join(' · ')
    return {
      ...{ key: id, label, also: `${path} ${label}`, ...(hint && { hint }) },
      ...(hasProposed && { heading: t(proposed === undefined ? 'reason.proposed.others' : 'reason.proposed') }),
      ...(proposed !== undefined && { digit: String(at + 1) }),
      run: () => talk?.settle(id, () => then(id)),
    }
  })
}
