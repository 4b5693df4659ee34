import type { Choice, TalkPart } from '#web/actions'

/** The reasons that can be chosen, found by any word of their path; `then` is what is done for one. */
export const reasonChoices = (
  talk: Pick<TalkPart, 'reasons' | 'settle'> | undefined,
  then: (reasonId: string) => void,
): Choice[] =>
  (talk?.reasons() ?? []).map(({ id, label, path }) => ({
    ...{ key: id, label, also: `${path} ${label}`, ...(path && { hint: path }) },
    run: () => talk?.settle(id, () => then(id)),
  }))
