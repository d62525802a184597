import type { DemoThread } from '../types.ts'

export const rencontres2027: DemoThread[] = [
  {
    key: 'choix-date',
    project: 'rencontres-2027',
    title: 'Choisir la date, une voix par structure',
    posts: [
      {
        by: 'helene',
        at: { day: -19, time: '09:45' },
        text: `Bonjour à toutes et à tous. Après le comité, il reste trois dates possibles pour les Rencontres :

- **A** : {jour:191} et lendemain
- **B** : {jour:198} et lendemain
- **C** : {jour:219} et lendemain

Chaque structure donne une voix avant le {jour:4}. Dites aussi ce qui rend une date **impossible**, c’est souvent plus utile que la préférence.`,
      },
      {
        by: 'agnes',
        at: { day: -18, time: '11:20' },
        text: 'C est impossible pour Le France : tous les exploitants seront à un festival, et moi avec. A ou B, c’est égal.',
      },
      { by: 'lucie', at: { day: -18, time: '14:02' }, text: '**A** pour CD1D. En B nous tenons un stand à l’autre bout du pays.' },
      {
        by: 'farid',
        at: { day: -16, time: '10:33' },
        text: 'Le Mixeur est libre pour les trois, mais en B la verrière sera en travaux (on perd la salle 3 et la cour). Donc A.',
      },
      {
        by: 'maud',
        at: { day: -12, time: '18:47' },
        text: 'A, si on m’assure que je n’aurai pas rendu un dossier CNC la veille. La commission tombe toujours cette semaine-là, je vérifie.',
      },
      { by: 'maud', at: { day: -11, time: '10:15' }, text: 'Vérifié : elle tombe la semaine d’avant. A !' },
      {
        by: 'catherine',
        at: { day: -10, time: '08:30' },
        text: 'Le groupement vote A. Nous aurons clos les comptes, ce sera la première fois de l’année que Rémi lèvera la tête.',
      },
      {
        by: 'sandrine',
        at: { day: -6, time: '19:20' },
        text: '**A** pour Le Remue-Méninges. On peut accueillir le repas du premier soir, jusqu’à 90 couverts assis, 120 si les gens s’aiment bien.',
      },
      {
        by: 'helene',
        at: { day: -2, time: '17:10' },
        text: 'Cinq voix pour A, Le France suit, aucune objection. Il manque celle du Fil. @Camille, tu peux la donner d’ici au {jour:4} ? Sans réponse je ne réserve rien, je préfère un vrai oui.',
      },
    ],
  },
  {
    key: 'ateliers',
    project: 'rencontres-2027',
    title: 'Appel à ateliers : qu’est-ce qu’on ne sait plus faire seul ?',
    posts: [
      {
        by: 'julie',
        at: { day: -36, time: '15:00' },
        text: 'Le comité cherche une vingtaine d’ateliers de 1 h 15. Pas des tables rondes : des ateliers, où l’on sort avec quelque chose dans les mains (un modèle de convention, un tableau, un savoir-faire). Proposez ici, trois lignes suffisent.',
      },
      {
        by: 'catherine',
        at: { day: -36, time: '16:40' },
        text: '« Partager un comptable sans se fâcher ». Nous apportons le règlement intérieur, la clé de répartition et les trois disputes fondatrices.',
      },
      {
        by: 'lucie',
        at: { day: -35, time: '09:25' },
        text: '« Vendre ensemble quand on est concurrents » : comment vingt labels acceptent le même panier.',
      },
      {
        by: 'idriss',
        at: { day: -33, time: '13:50' },
        text: '« L’inventaire ». Ça n’a l’air de rien. On amène un touret, une bobine de gaine thermo et notre tableau, et on raconte les Socapex.',
      },
      {
        by: 'quentin',
        at: { day: -32, time: '10:11' },
        text: '« Montrer un film là où il n’y a pas de cinéma » : autorisations, écran, météo, soupe.',
      },
      {
        by: 'carla',
        at: { day: -29, time: '20:36' },
        text: 'Est-ce qu’on peut proposer un atelier sans paroles ? Une heure pour monter un ensemble de percussions avec des gens qui ne se connaissent pas. C’est exactement le sujet, et ça réveille après le déjeuner.',
      },
      { by: 'julie', at: { day: -29, time: '21:02' }, text: 'Oui, mille fois oui. Je te mets à 14 h le premier jour.' },
      {
        by: 'agnes',
        at: { day: -17, time: '12:30' },
        text: '« Programmer à plusieurs têtes ». Avec le droit de raconter les ratages ? Les réussites on les connaît, elles sont toutes dans les plaquettes.',
      },
      {
        by: 'helene',
        at: { day: -17, time: '14:15' },
        text: `Surtout les ratages. Je reprends ta phrase pour l’appel public :

> Les réussites sont dans les plaquettes. Venez avec le reste.`,
      },
    ],
  },
  {
    key: 'hebergement',
    project: 'rencontres-2027',
    title: 'Héberger chez l’habitant',
    posts: [
      {
        by: 'julie',
        at: { day: -22, time: '11:45' },
        text: 'Deux cents personnes pendant deux nuits, et un budget qui couvre soixante chambres. Est-ce que chaque structure pourrait trouver dix lits chez ses membres, bénévoles compris ? Un canapé compte pour un lit si on y dort vraiment.',
      },
      { by: 'ibrahima', at: { day: -22, time: '18:30' }, text: 'Deux lits chez moi, et je fais le petit déjeuner.' },
      {
        by: 'bintou',
        at: { day: -21, time: '09:52' },
        text: 'On l’a fait pour un festival jeune public : il faut une fiche par logement (animaux, escaliers, fumeur, accès fauteuil) et **une seule personne** qui attribue. Sinon on se retrouve avec un allergique chez la dame aux cinq chats. J’ai la fiche si tu veux.',
      },
      { by: 'julie', at: { day: -21, time: '10:08' }, text: 'Je veux ! Merci Bintou.' },
    ],
  },
]
