import type { DemoApplication, DemoGuest, DemoInvitation, DemoJoining, DemoRequest } from './types.ts'

/** Letters that left, by organisation: two wait, one is too old, one was accepted. */
export const invitations: DemoInvitation[] = [
  {
    key: 'lila',
    organisation: 'fil',
    by: 'camille',
    email: 'lila.pons@poste.example',
    role: 'volunteer',
    message: 'Bienvenue au Fil\u202f! Votre premier créneau se fait toujours à deux, dites-nous quand vous êtes libre.',
    sent: { day: -2, time: '17:20' },
  },
  {
    key: 'hugo',
    organisation: 'fil',
    by: 'camille',
    email: 'h.mazet@poste.example',
    role: 'volunteer',
    message: 'Bienvenue au Fil\u202f! Votre premier créneau se fait toujours à deux, dites-nous quand vous êtes libre.',
    sent: { day: -5, time: '17:20' },
  },
  {
    key: 'tom',
    organisation: 'fil',
    by: 'camille',
    email: 'tom.arnal@poste.example',
    role: 'member',
    message: '',
    sent: { day: -22, time: '11:05' },
  },
  {
    key: 'lena',
    organisation: 'fil',
    by: 'camille',
    email: 'lena.forissier@lefil.example',
    role: 'volunteer',
    message: 'Ton service civique commence lundi : tu auras ainsi le planning sous la main.',
    sent: { day: -60, time: '09:12' },
    accepted: { by: 'lena', at: { day: -59, time: '18:40' } },
  },
]

/** Three organisations let people come who were not invited by name. */
export const joinings: DemoJoining[] = [
  {
    organisation: 'fil',
    joining: 'application',
    questions: [
      'Quels soirs êtes-vous libre\u202f?',
      'Qu’est-ce qui vous attire\u00a0: le bar, l’accueil, la technique, la cuisine\u202f?',
    ],
  },
  { organisation: 'remue', joining: 'free', questions: [] },
  {
    organisation: 'baroufada',
    joining: 'application',
    questions: ['Avez-vous déjà joué d’une percussion\u202f? Sinon, tant mieux aussi.'],
  },
]

export const posters = [{ organisation: 'fil', by: 'camille' }]

/** One waits; two were answered, before there were threads for it. */
export const applications: DemoApplication[] = [
  {
    by: 'anouk',
    organisation: 'fil',
    at: { day: -1, time: '12:14' },
    answers: `**Quels soirs êtes-vous libre\u202f?**

Les jeudis et vendredis jusqu’à la fin de la résidence, puis un soir sur deux.

**Qu’est-ce qui vous attire\u00a0: le bar, l’accueil, la technique, la cuisine\u202f?**

L’accueil des artistes. Je sais ce que c’est que d’arriver à 16\u202fh dans une ville où l’on ne connaît personne.`,
  },
  {
    by: 'jules',
    organisation: 'fil',
    at: { day: -210, time: '20:31' },
    answered: { by: 'camille', at: { day: -209, time: '10:02' }, accepted: true },
  },
  {
    by: 'awa',
    organisation: 'fil',
    at: { day: -330, time: '18:12' },
    answered: { by: 'camille', at: { day: -328, time: '09:40' }, accepted: true },
  },
]

/** Into the team of one project, and nothing else of the cluster. */
export const guests: DemoGuest[] = [
  {
    key: 'region',
    project: 'nuit-du-court',
    by: 'maud',
    email: 'p.delorme@region.example',
    message: 'Vous aurez ici le déroulé et les comptes, sans attendre le bilan.',
    sent: { day: -3, time: '10:15' },
  },
]

/** Those who see a project and ask to be of its team. */
export const requests: DemoRequest[] = [
  {
    by: 'baptiste',
    project: 'rencontres-2027',
    word: 'La Baroufada peut ouvrir les rencontres en fanfare, et je sais tenir une liste d’émargement.',
    at: { day: -1, time: '12:40' },
  },
]
