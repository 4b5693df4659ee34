import { Avatar, PresenceDot } from '#web/ui'
import type { StoryProps } from './story.ts'

export function Faces({ say }: StoryProps) {
  return (
    <>
      <Avatar name="Marta Iborra" size={32} /> {say('cliente', 'customer')}
      <Avatar name="Lucía Peñalver" of="agent" size={32} /> {say('del equipo', 'of the team')}
      <Avatar name="Nido" of="bot" size={32} /> {say('automático', 'automatic')}
      <Avatar name="" size={32} /> {say('sin nombre', 'without a name')}
      <Avatar name="هالة" size={32} /> هالة
    </>
  )
}

export function Sizes() {
  return (
    <>
      <Avatar name="Andrés Quiroga" of="agent" size={18} />
      <Avatar name="Andrés Quiroga" of="agent" size={22} />
      <Avatar name="Andrés Quiroga" of="agent" size={28} presence="here" />
      <Avatar name="Andrés Quiroga" of="agent" size={44} presence="away" />
    </>
  )
}

export function Presence({ say }: StoryProps) {
  return (
    <>
      <PresenceDot presence="here" /> {say('Disponible', 'Available')}
      <PresenceDot presence="away" /> {say('En pausa', 'On a break')}
      <PresenceDot presence="off" /> {say('Fuera', 'Away')}
    </>
  )
}
