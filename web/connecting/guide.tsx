import { Card } from '#web/page'
import type { ChannelCard } from '#protocol'
import { useText } from '#web/texts'
import { stepsOf } from './guide-steps.ts'
import css from './guide.module.css'

type GuideProps = { channel: ChannelCard; hookAddress?: string }

/** What to do at the platform, in the channel's own words: until our address is asked for, and from there on once it is known. */
export function Guide({ channel, hookAddress }: GuideProps) {
  const t = useText()
  const steps = stepsOf(channel, hookAddress)
  if (steps.length === 0) return null
  return (
    <Card title={t(hookAddress ? 'guide.after' : 'guide.before')}>
      <ol className={css.steps} start={steps[0]!.number}>
        {steps.map(({ number, words }) => (
          <li key={number} value={number}>
            {words}
          </li>
        ))}
      </ol>
    </Card>
  )
}
