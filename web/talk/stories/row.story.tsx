import { useState } from 'react'
import { CircleParking, Languages } from 'lucide'
import { Row, RowHeading, RowHint, RowList } from '#web/talk'
import { Chip, Deadline, Icon } from '#web/ui'
import { Frame, type StoryProps } from '#web/ui/stories'

type OneProps = StoryProps & { chosen: string; choose: (name: string) => void }

/** Rows open when they are pressed or Enter is. */
export function List({ say }: StoryProps) {
  const [chosen, choose] = useState('Marta Iborra')
  const all = { say, chosen, choose }
  return (
    <Frame wide={20.5}>
      <RowList label={say('Conversaciones', 'Conversations')}>
        <RowHeading count={1} isLate>
          {say('Fuera de plazo', 'Overdue')}
        </RowHeading>
        <Late {...all} />
        <RowHeading count={3}>{say('Vencen en la próxima media hora', 'Due in the next half hour')}</RowHeading>
        <Due {...all} />
        <Mail {...all} />
        <Foreign {...all} />
        <RowHeading count={1}>{say('Esperan al cliente', 'Waiting for the customer')}</RowHeading>
        <Parked {...all} />
      </RowList>
    </Frame>
  )
}

function Mail({ say, chosen, choose }: OneProps) {
  const name = 'Óscar Lizarraga'
  return (
    <Row
      label={say(
        'Óscar Lizarraga, correo, vence en 18 minutos, sin leer',
        'Óscar Lizarraga, e-mail, due in 18 minutes, unread',
      )}
      name={name}
      isSelected={chosen === name}
      onOpen={() => choose(name)}
      channel="email"
      href="#row"
      due={<Deadline left={0.6}>18 min</Deadline>}
      preview="RE: Factura rectificativa del pedido U-47960"
      isUnread
      isShort
    />
  )
}

function Late({ say, chosen, choose }: OneProps) {
  const name = 'Joan Ferrer Mas'
  return (
    <Row
      label={say(
        'Joan Ferrer Mas, Instagram, comentarios, 4 minutos tarde, sin leer',
        'Joan Ferrer Mas, Instagram, comments, 4 minutes late, unread',
      )}
      name={name}
      isSelected={chosen === name}
      onOpen={() => choose(name)}
      channel="instagram"
      isPublic
      tabIndex={0}
      due={<Deadline left={-0.1}>+4 min</Deadline>}
      preview="¿Alguien va a contestar o aquí solo subís fotos bonitas? Tercera vez que lo pregunto."
      isUnread
      extras={
        <>
          <Chip isSmall tone="plaza">
            {say('Público', 'Public')}
          </Chip>
          <Chip isSmall>{say('Queja', 'Complaint')}</Chip>
        </>
      }
    />
  )
}

function Due({ say, chosen, choose }: OneProps) {
  const name = 'Marta Iborra'
  return (
    <Row
      label={say('Marta Iborra, WhatsApp, vence en 12 minutos', 'Marta Iborra, WhatsApp, due in 12 minutes')}
      name={name}
      isSelected={chosen === name}
      onOpen={() => choose(name)}
      channel="whatsapp"
      due={<Deadline left={0.38}>12 min</Deadline>}
      preview="¿Me la cambiáis o no? Llevo así desde el día 13."
      extras={
        <>
          <Chip isSmall tone="accent">
            Nido 2 · junta
          </Chip>
          <RowHint>{say('2.ª vez', '2nd time')}</RowHint>
        </>
      }
    />
  )
}

function Foreign({ say, chosen, choose }: OneProps) {
  const name = 'Rachid Benali'
  return (
    <Row
      label={say(
        'Rachid Benali, Telegram, vence en 23 minutos, sin leer',
        'Rachid Benali, Telegram, due in 23 minutes, unread',
      )}
      name={name}
      isSelected={chosen === name}
      onOpen={() => choose(name)}
      channel="telegram"
      due={<Deadline left={0.75}>23 min</Deadline>}
      preview="هل تشحنون مطحنة القهوة إلى سبتة؟"
      previewLang="ar"
      isUnread
      isShort
      extras={
        <RowHint>
          <Icon of={Languages} size="s" />
          {say('árabe · ¿Enviáis el molinillo a Ceuta?', 'Arabic · Do you ship the grinder to Ceuta?')}
        </RowHint>
      }
    />
  )
}

function Parked({ say, chosen, choose }: OneProps) {
  const name = 'Familia Puig'
  return (
    <Row
      label={say('Familia Puig, Messenger, aparcada desde las 11:20', 'Familia Puig, Messenger, parked since 11:20')}
      name={name}
      isSelected={chosen === name}
      onOpen={() => choose(name)}
      channel="messenger"
      due="11:20"
      preview="Gracias, lo miramos esta noche y os digo."
      isParked
      isShort
      extras={
        <RowHint>
          <Icon of={CircleParking} size="s" />
          {say('Aparcada: vuelve contigo si contesta', 'Parked: comes back to you if they answer')}
        </RowHint>
      }
    />
  )
}
