import type { ChannelCard } from '#protocol'

export type GuideStep = { number: number; words: string }

/** Steps are numbered from 1; those from the first that names our address wait until there is one. Pure. */
export function stepsOf({ words }: Pick<ChannelCard, 'words'>, hookAddress: string | undefined): GuideStep[] {
  const all: GuideStep[] = []
  for (let number = 1; ; number++) {
    const step = words[`guide.${number}`]
    if (step === undefined) break
    all.push({ number, words: step })
  }
  const asked = all.findIndex(step => step.words.includes('{hook}'))
  const turn = asked < 0 ? all.length : asked
  if (hookAddress === undefined) return all.slice(0, turn)
  return all.slice(turn).map(step => ({ ...step, words: step.words.replaceAll('{hook}', hookAddress) }))
}
