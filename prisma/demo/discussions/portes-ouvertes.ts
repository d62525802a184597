import type { DemoThread } from '../types.ts'

export const portesOuvertes: DemoThread[] = [
  {
    key: 'bilan-po',
    project: 'portes-ouvertes',
    title: 'Ce qui a marché, ce qu’on ne refera pas',
    posts: [
      {
        by: 'farid',
        at: { day: -70, time: '10:00' },
        text: `Six cent quarante personnes comptées à la grille, trois fois plus que prévu. Merci à tout le monde. À chaud, deux listes :

**À refaire** : la visite des toits, l’atelier sérigraphie, les concerts dans l’escalier.
**À ne pas refaire** : un seul point d’eau, et la buvette à côté de l’atelier soudure.`,
      },
      {
        by: 'lena',
        at: { day: -70, time: '11:30' },
        text: 'La visite des toits était complète à 14 h 05. Il faudrait des créneaux à l’heure, avec inscription sur place.',
      },
      {
        by: 'aminata',
        at: { day: -69, time: '09:22' },
        text: 'L’accès en fauteuil passait par la cour de derrière, bien fléché mais humiliant : on entrait par les poubelles. La prochaine fois, la rampe est devant, pour tout le monde.',
      },
      {
        by: 'farid',
        at: { day: -69, time: '09:40' },
        text: 'Tu as entièrement raison. C’est la première ligne du prochain cahier des charges.',
      },
    ],
    closed: { by: 'farid', at: { day: -61, time: '18:00' } },
  },
  {
    key: 'signaletique',
    project: 'portes-ouvertes',
    title: 'Signalétique, à garder',
    posts: [
      {
        by: 'julie',
        at: { day: -68, time: '14:20' },
        text: 'Les 42 panneaux en contreplaqué sont au sous-sol, travée 3, emballés par deux. Ils sont génériques (« Par ici », « Atelier », « Concert », « Toilettes ») : servez-vous, mais rapportez-les.',
      },
      { by: 'hugo', at: { day: -50, time: '16:48' }, text: 'On en prend dix pour « Disquaires d’un jour », rendus le lendemain.' },
      {
        by: 'julie',
        at: { day: -50, time: '17:00' },
        text: 'C’est noté. Le « Par ici » avec la main qui pointe à gauche a été vissé à l’envers, il pointe vers le ciel. On a décidé de le garder.',
      },
    ],
  },
]
