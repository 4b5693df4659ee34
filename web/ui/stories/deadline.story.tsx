import { Deadline } from '#web/ui'
import type { StoryProps } from './story.ts'

export function Emptying() {
  return (
    <>
      <Deadline left={0.95}>27 min</Deadline>
      <Deadline left={0.6}>18 min</Deadline>
      <Deadline left={0.38}>12 min</Deadline>
      <Deadline left={0.1}>3 min</Deadline>
    </>
  )
}

export function Late({ say }: StoryProps) {
  return <Deadline left={-0.1}>{say('+4 min', '+4 min')}</Deadline>
}
