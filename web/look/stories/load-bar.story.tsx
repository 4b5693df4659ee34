import { LoadBar } from '#web/look'
import { Frame, type StoryProps } from '#web/ui/stories'

export function Load({ say }: StoryProps) {
  const pieces = [{ weight: 25 }, { weight: 25 }, { weight: 25 }, { weight: 5, isParked: true }]
  return (
    <Frame wide={20}>
      <LoadBar label={say('Carga: 80 de 100', 'Load: 80 of 100')} pieces={pieces} />
      <LoadBar
        label={say('Carga: 50 de 100, y una propuesta', 'Load: 50 of 100, and an offer')}
        pieces={pieces.slice(2)}
        offered={25}
      />
      <LoadBar label={say('Carga: 25 de 60', 'Load: 25 of 60')} pieces={pieces.slice(0, 1)} most={60} />
    </Frame>
  )
}
