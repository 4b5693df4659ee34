import { Handshake, X } from 'lucide'
import { Button, Chip, HueDot, Icon, IconButton } from '#web/ui'
import type { StoryProps } from './story.ts'

export function Tones({ say }: StoryProps) {
  return (
    <>
      <Chip>{say('Queja', 'Complaint')}</Chip>
      <Chip tone="accent">Nido 2 · {say('junta', 'gasket')}</Chip>
      <Chip tone="plaza">{say('Público', 'Public')}</Chip>
      <Chip tone="late">{say('Promesa incumplida', 'Broken promise')}</Chip>
      <Chip tone="soon">{say('Vence pronto', 'Due soon')}</Chip>
      <Chip tone="good">{say('Listo', 'Ready')}</Chip>
      <Chip isOutlined>{say('garantía', 'warranty')}</Chip>
    </>
  )
}

export function Small({ say }: StoryProps) {
  return (
    <>
      <Chip isSmall tone="plaza">
        {say('Público', 'Public')}
      </Chip>
      <Chip isSmall>{say('Queja', 'Complaint')}</Chip>
    </>
  )
}

/** What a brand calls its own: told apart by a hue, and always by its name. */
export function WithHue({ say }: StoryProps) {
  return (
    <>
      <Chip isOutlined>
        <HueDot hue={80} />
        {say('Regalo', 'Gift')}
      </Chip>
      <Chip isOutlined isSmall>
        <HueDot hue={295} />
        {say('Prensa', 'Press')}
      </Chip>
    </>
  )
}

export function WithDeed({ say }: StoryProps) {
  const deeds = (
    <>
      <Button size="s">{say('Apuntar', 'Write it down')}</Button>
      <IconButton size="s" name={say('No es una promesa', 'It is no promise')}>
        <Icon of={X} size="s" />
      </IconButton>
    </>
  )
  return (
    <Chip tone="accent" deed={deeds}>
      <Icon of={Handshake} size="s" />
      {say('Suena a promesa:', 'Sounds like a promise:')}{' '}
      <b>{say('cambio hoy antes de las 20', 'swap today by 20:00')}</b>
    </Chip>
  )
}
