import { type ReactNode, useState } from 'react'
import { Pencil } from 'lucide'
import { Avatar, Button, Chip } from '#web/ui'
import { Card, Line, LineDeeds, Lines, LongList, MoveButtons, movesOf, Section, Sought, Sure, Tabs } from '#web/page'
import { TextsProvider } from '#web/texts'
import { Frame, type StoryProps } from '#web/ui/stories'
import { type Ways, WaysProvider } from '#web/ways'

// Links of a page know their place by the console's ways; here they lead nowhere.
const ways = { go: () => undefined } as unknown as Ways

const Placed = ({ children }: { children: ReactNode }) => (
  <WaysProvider ways={ways}>
    <Frame>{children}</Frame>
  </WaysProvider>
)

/** Where one can go within a page. */
export function Places({ say }: StoryProps) {
  const tabs = [
    { href: '#tabs-people', name: say('Personas', 'People'), isHere: true },
    { href: '#tabs-keys', name: say('Claves', 'Keys'), isHere: false },
  ]
  return (
    <Placed>
      <Tabs label={say('Equipo', 'Team')} tabs={tabs} />
    </Placed>
  )
}

/** A part of a page with its lines: what each is, a word about it, what can be done with it. */
export function Part({ say }: StoryProps) {
  const moving = (
    <MoveButtons
      {...{ id: 'ruzafa', isFirst: true, isLast: false, onMove: () => undefined }}
      up={say('Subir', 'Move up')}
      down={say('Bajar', 'Move down')}
    />
  )
  return (
    <Placed>
      <Section
        title={say('Invitaciones', 'Invitations')}
        help={say('Quien la abre entra con su papel.', 'Whoever opens one comes in with its role.')}
        deed={<Button size="s">{say('Invitar', 'Invite')}</Button>}
      >
        <Lines label={say('Invitaciones', 'Invitations')}>
          <Line
            start={<Avatar name="Óscar Lizarraga" of="agent" size={32} />}
            title="oscar@urraca.example"
            text={say('Agente · hasta el 2 de diciembre', 'Agent · until 2 December')}
            end={<Chip>{say('Enviada', 'Sent')}</Chip>}
          />
          <Line href="#line" title="Urraca Ruzafa" text={say('Tienda', 'Shop')} end={moving} />
        </Lines>
      </Section>
    </Placed>
  )
}

/** What can be done with a line: a button each, and one for most of them where the window is narrow. */
export function DeedsOfALine({ say }: StoryProps) {
  const words = { up: say('Subir Averías', 'Move Faults up'), down: say('Bajar Averías', 'Move Faults down') }
  const deeds = [
    ...movesOf(words, { isFirst: true, isLast: false }, () => undefined),
    { key: 'edit', name: say('Editar Averías', 'Edit Faults'), icon: Pencil, onDo: () => undefined },
  ]
  return (
    <TextsProvider language={say('es', 'en') as 'es' | 'en'} onSpeak={() => {}}>
      <Lines label={say('Motivos', 'Reasons')}>
        <Line
          title={say('Averías', 'Faults')}
          end={<LineDeeds {...{ deeds }} id="faults" label={say('Averías', 'Faults')} first="edit" />}
        />
      </Lines>
    </TextsProvider>
  )
}

/** What nobody can undo is asked about first. */
export function AskedFirst({ say }: StoryProps) {
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const deed = say('Anular', 'Revoke')
  return (
    <TextsProvider language={say('es', 'en') as 'es' | 'en'} onSpeak={() => {}}>
      <Button onClick={() => setOpen(true)}>{say('Anular…', 'Revoke…')}</Button>
      <Sure
        {...{ deed, isOpen }}
        title={say('¿Anular la clave «Almacén»?', 'Revoke the key “Warehouse”?')}
        onClose={close}
        onDo={close}
      >
        {say('El programa que la usa deja de entrar.', 'The program that uses it is shut out.')}
      </Sure>
    </TextsProvider>
  )
}

/** Beside the page: what helps to fill it in. */
export function Aside({ say }: StoryProps) {
  return (
    <Frame wide={20}>
      <Card title={say('Así se ve', 'How it looks')} aside={say('ahora', 'now')}>
        {say('La ventana del chat, con tu color.', 'The window of the chat, in your colour.')}
      </Card>
    </Frame>
  )
}

const names = Array.from({ length: 80 }, (_, at) => `Urraca ${at + 1}`)
const asIs = (name: string) => name

/** A long list of settings: looked through by its words. */
export function Searched({ say }: StoryProps) {
  return (
    <Placed>
      <TextsProvider language={say('es', 'en') as 'es' | 'en'} onSpeak={() => {}}>
        <Sought label={say('Tiendas', 'Shops')} all={names.slice(0, 24)} wordsOf={asIs}>
          {shown => (
            <Lines label={say('Tiendas', 'Shops')}>
              {shown.slice(0, 4).map(name => (
                <Line key={name} title={name} />
              ))}
            </Lines>
          )}
        </Sought>
      </TextsProvider>
    </Placed>
  )
}

/** A list without end, of which only what is on screen is drawn. */
export function Long({ say }: StoryProps) {
  return (
    <Placed>
      <LongList label={say('Gestos', 'Gestures')} lines={names.slice(0, 5)} keyOf={asIs} tallOf={() => 40}>
        {name => <p>{name}</p>}
      </LongList>
    </Placed>
  )
}
