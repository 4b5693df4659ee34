import type { StoryProps } from '#web/ui/stories'
import { Lines } from './lines.tsx'
import { act, ours, theirs } from './messages.ts'

const by = (emoji: string, name: string, mine = false) => ({ emoji, by: name, mine })

export function Reactions({ say }: StoryProps) {
  const reactions = [by('🙏', 'Marta Iborra'), by('🙏', 'Lucía Prado', true), by('👀', 'Rachid')]
  return <Lines say={say} messages={[theirs(say('Ya la tengo, gracias', 'Got it, thanks'), { reactions })]} />
}

export function UnderWay({ say }: StoryProps) {
  const acts = [act('react', { emoji: '👍' })]
  return <Lines say={say} messages={[theirs(say('¿Me la guardáis?', 'Will you keep it?'), { acts })]} />
}

export function TriedAgain({ say }: StoryProps) {
  const acts = [act('edit', { text: 'x', failure: { code: 'throttled', text: '' } })]
  return <Lines say={say} messages={[ours(say('A las ocho y medía', 'At half past aight'), { acts })]} />
}

export function Refused({ say }: StoryProps) {
  const acts = [act('hide', { on: true, state: 'failed', failure: { code: 'x', text: 'No permission (#200)' } })]
  const more = { acts, visibility: 'public', channel: 'instagram' } as const
  return <Lines say={say} messages={[theirs(say('Muy caro todo', 'All far too dear'), more)]} />
}

export function HiddenAndLiked({ say }: StoryProps) {
  const open = { visibility: 'public', channel: 'instagram' } as const
  return (
    <Lines
      say={say}
      messages={[
        theirs(say('Esto es una vergüenza', 'This is a disgrace'), { ...open, isHidden: true }),
        theirs(say('A mí me llegó perfecta', 'Mine came in one piece'), { ...open, isLiked: true }),
      ]}
    />
  )
}
