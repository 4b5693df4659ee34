import { ChannelMark, drawnChannels, Visibility } from '#web/talk'
import type { StoryProps } from '#web/ui/stories'

export function All() {
  return drawnChannels.map(code => (
    <span key={code} style={{ display: 'inline-flex', gap: '0.5rem', alignItems: 'center', inlineSize: '9rem' }}>
      <ChannelMark of={code} size={32} />
      <ChannelMark of={code} size={20} />
      {code}
    </span>
  ))
}

export function InPublic({ say }: StoryProps) {
  return (
    <>
      <ChannelMark of="instagram" isPublic size={32} name={say('Instagram, comentarios', 'Instagram, comments')} />
      <ChannelMark of="x" isPublic size={32} name={say('X, menciones', 'X, mentions')} />
      <ChannelMark of="unheard-of" size={32} name={say('Otro canal', 'Another channel')} />
      <Visibility>{say('Privado', 'Private')}</Visibility>
      <Visibility isPublic>{say('Público', 'Public')}</Visibility>
    </>
  )
}
