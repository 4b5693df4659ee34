import type { DeadlineCard } from '#protocol'
import type { Key, Translate } from '#web/texts'

const AIMS: Record<DeadlineCard['aim'], Key> = {
  first: 'clock.first',
  next: 'clock.next',
  resolution: 'clock.resolution',
}

export const aimWords = ({ aim }: Pick<DeadlineCard, 'aim'>, t: Translate): string => t(AIMS[aim])
