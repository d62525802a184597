import type { DemoThread } from '../types.ts'

export const lePole: DemoThread[] = [
  {
    key: 'navette-ouverte',
    title: 'Navette est ouverte : par où commencer',
    posts: [
      {
        by: 'helene',
        at: { day: -80, time: '09:00' },
        text: `Bonjour à toutes et à tous,

Navette remplace les trois listes de diffusion, le tableau des camions et le dossier partagé où plus personne ne retrouvait rien. Pour commencer, trois gestes :

1. ouvrez votre profil et dites quand vous voulez être prévenus ;
2. allez voir vos projets, ceux que l’on connaissait déjà sont créés ;
3. posez ici la première question qui vous vient.

Les anciennes listes restent lisibles encore six mois, mais n’acceptent plus de messages.`,
      },
      {
        by: 'baptiste',
        at: { day: -80, time: '09:34' },
        text: 'Première question : est-ce que je peux recevoir un seul courriel par jour au lieu de quarante ?',
      },
      {
        by: 'helene',
        at: { day: -80, time: '09:41' },
        text: 'Oui. Dans ton profil, « Un résumé par jour ». C’était la demande la plus fréquente, la tienne comprise.',
      },
      {
        by: 'nadia',
        at: { day: -80, time: '12:15' },
        text: 'Et celles qui n’ont pas d’ordinateur au travail ? En cuisine, mon bureau c’est un plan de travail de 3 m.',
      },
      {
        by: 'julie',
        at: { day: -80, time: '12:40' },
        text: 'Tout marche sur le téléphone. Je tiens une permanence au Mixeur, 12 h – 14 h, pendant deux semaines : venez avec votre appareil et vos agacements.',
      },
      {
        by: 'marius',
        at: { day: -78, time: '18:02' },
        text: 'Bonjour, Marius, du Remue-Méninges. J’ai 74 ans et j’y suis arrivé. Si j’y suis arrivé, les autres aussi.',
      },
      { by: 'farid', at: { day: -78, time: '18:20' }, text: 'Marius, on t’embauche.' },
      {
        by: 'thomas',
        at: { day: -76, time: '10:00' },
        text: 'Pour les curieux : c’est hébergé chez nous, au Mixeur, sauvegardé toutes les nuits ailleurs. Si quelque chose vous paraît bizarre, écrivez-moi avant de vous énerver, j’aime mieux dix fausses alertes qu’une vraie.',
      },
    ],
  },
  {
    key: 'videoprojecteur',
    title: 'Qui a un vidéoprojecteur pour ce soir ?',
    posts: [
      {
        by: 'yasmine',
        at: { day: -22, time: '14:06' },
        text: 'Bonjour ! Celui du café vient de rendre l’âme (une odeur, puis plus rien), et on a une soirée contes illustrés à 19 h avec quarante enfants. Est-ce que quelqu’un en a un à prêter, même petit ?',
      },
      { by: 'theo', at: { day: -22, time: '14:11' }, text: 'Au France on n’a que des gros. Mais Linh en a un de poche au montage.' },
      {
        by: 'linh',
        at: { day: -22, time: '14:19' },
        text: 'Oui, 900 lumens, il faut bien fermer les rideaux. Je peux le déposer en rentrant, vers 17 h 30.',
      },
      { by: 'karim', at: { day: -22, time: '14:23' }, text: 'J’ai un 5 000 lumens au dépôt. Ouvert jusqu’à 18 h.' },
      {
        by: 'yasmine',
        at: { day: -22, time: '14:30' },
        text: 'Le 5 000 ! Jules passe avec son vélo et une sangle. Vous êtes formidables.',
      },
      {
        by: 'jules',
        at: { day: -22, time: '22:48' },
        text: 'Aller-retour sans une rayure. Les enfants ont demandé un rappel, je crois que c’était pour le projecteur.',
      },
    ],
  },
  {
    key: 'bienvenue',
    title: 'Bienvenue à L’Archet perché',
    posts: [
      {
        by: 'helene',
        at: { day: -28, time: '11:00' },
        text: 'Le conseil a dit oui à l’unanimité : **L’Archet perché**, atelier coopératif de lutherie installé à Côte-Chaude, rejoint le pôle. Ils sont quatre, ils réparent, ils louent des violons aux enfants pour 9 € par mois, et ils cherchent un comptable. Leur fil sera prêt dès que l’assemblée aura voté.',
      },
      {
        by: 'camille',
        at: { day: -28, time: '11:25' },
        text: 'Très heureuse ! Vous faites les contrebasses ? J’en ai une au Fil qui tient par la foi.',
      },
      {
        by: 'sekou',
        at: { day: -28, time: '13:44' },
        text: 'Enfin des collègues qui sentent la colle d’os. Je passe les voir avec une peau de chèvre en cadeau de bienvenue.',
      },
      {
        by: 'catherine',
        at: { day: -27, time: '08:50' },
        text: 'Bienvenue à eux. Pour le comptable, il reste deux jours par mois à partir du prochain trimestre, je les appelle.',
      },
      {
        by: 'sandrine',
        at: { day: -27, time: '17:30' },
        text: 'On leur fait un pot au café ? Le {jour:-14} à 18 h, chacun apporte quelque chose qui se mange sans fourchette.',
      },
      {
        by: 'helene',
        at: { day: -13, time: '09:20' },
        text: `Merci à tous pour ce pot. Ils m’ont écrit ce matin :

> On était venus chercher un comptable, on repart avec un quartier.`,
      },
    ],
  },
  {
    key: 'assemblee',
    title: 'Assemblée générale : convocation et pouvoirs',
    posts: [
      {
        by: 'helene',
        at: { day: -12, time: '10:00' },
        text: `L’assemblée générale du pôle aura lieu le {jour:16} à 18 h, au Mixeur, salle 1. À l’ordre du jour : rapport d’activité, comptes, cotisations, entrée de L’Archet perché, renouvellement d’un tiers du conseil.

Chaque structure désigne **deux votants**. Une personne absente peut donner son pouvoir, deux pouvoirs au plus par personne. Les documents partent dix jours avant.`,
      },
      {
        by: 'agnes',
        at: { day: -11, time: '15:30' },
        text: 'Le France : Bintou et moi. Qui garde les enfants pendant ce temps ? La dernière fois, deux personnes n’ont pas pu venir pour cela.',
      },
      {
        by: 'julie',
        at: { day: -11, time: '16:10' },
        text: 'Garde prévue en salle 3, avec Yasmine et une caisse de Kapla. Dites-moi combien ils seront.',
      },
      {
        by: 'lucie',
        at: { day: -7, time: '09:50' },
        text: 'Trois conseillers sortants, et toujours aucune candidature de moins de quarante ans. Ce n’est pas une fatalité : deux heures par mois, on apprend à lire un budget, et on peut dire non. Je réponds à toutes les questions en privé.',
      },
      { by: 'salome', at: { day: -6, time: '23:15' }, text: 'Même si on est « seulement » bénévole ?' },
      { by: 'lucie', at: { day: -5, time: '08:02' }, text: 'Surtout.' },
    ],
    announced: {
      by: 'helene',
      at: { day: -12, time: '10:04' },
      confirmed: [
        { by: 'agnes', at: { day: -12, time: '10:31' } },
        { by: 'camille', at: { day: -12, time: '12:10' } },
        { by: 'idriss', at: { day: -12, time: '13:02' } },
        { by: 'julie', at: { day: -11, time: '09:15' } },
        { by: 'solene', at: { day: -11, time: '09:48' } },
        { by: 'nadia', at: { day: -11, time: '17:20' } },
        { by: 'lucie', at: { day: -10, time: '08:30' } },
        { by: 'maud', at: { day: -9, time: '11:07' } },
        { by: 'salome', at: { day: -6, time: '23:09' } },
      ],
    },
  },
  {
    key: 'habilitation',
    title: 'Habilitation électrique : il reste trois places',
    posts: [
      {
        by: 'catherine',
        at: { day: -30, time: '14:00' },
        text: 'Formation habilitation électrique BS, BE manœuvre, deux jours, au Mixeur, les {jour:22} et {jour:23}. Financée par l’[Afdas](https://www.afdas.com) pour les salariés et les intermittents, prise en charge par le groupement pour les bénévoles qui montent. **Trois places** restantes sur douze.',
      },
      {
        by: 'mehdi',
        at: { day: -30, time: '14:12' },
        text: 'Une pour Léna, si elle est d’accord. Elle ouvre déjà les coffrets avec les yeux.',
      },
      { by: 'lena', at: { day: -30, time: '14:20' }, text: 'Elle est d’accord !' },
      {
        by: 'corentin',
        at: { day: -29, time: '07:55' },
        text: 'J’en prendrais bien une, mais je travaille en semaine. Je peux rattraper la deuxième journée ?',
      },
      {
        by: 'catherine',
        at: { day: -29, time: '09:05' },
        text: 'Non, les deux jours sont indivisibles, c’est la norme. Mais nous pouvons écrire à ton patron : le congé de formation existe aussi pour un menuisier. Appelle-moi.',
      },
      { by: 'corentin', at: { day: -26, time: '19:30' }, text: 'Il a dit oui. Il veut même que je lui raconte.' },
      {
        by: 'perrine',
        at: { day: -25, time: '12:12' },
        text: 'Je prends la dernière. Il est temps que quelqu’un à La Baroufada sache pourquoi ça disjoncte.',
      },
    ],
  },
  {
    key: 'velo-cargo',
    title: 'Un vélo cargo pour les tournées d’affiches',
    posts: [
      {
        by: 'quentin',
        at: { day: -38, time: '10:40' },
        text: 'Je colle les affiches de trois structures avec une remorque de 1998. Le Mixeur a droit à une aide de la métropole pour un vélo cargo électrique, à condition qu’il serve à cinq associations au moins. Qui s’en servirait pour de bon ?',
      },
      {
        by: 'nadia',
        at: { day: -38, time: '11:03' },
        text: 'Moi ! Le marché deux fois par semaine, 40 kg de légumes. Mon dos signe tout de suite.',
      },
      {
        by: 'zoe',
        at: { day: -38, time: '13:29' },
        text: 'CD1D pour les cartons : la poste est à 1,2 km, on y va en voiture et j’en ai honte.',
      },
      {
        by: 'denise',
        at: { day: -37, time: '09:00' },
        text: 'J’ai regardé le dossier : 3 900 € d’achat, 1 950 € d’aide, le reste amorti sur quatre ans, cela fait 8 € par mois et par structure à cinq. L’assurance contre le vol exige un local fermé et un antivol homologué.',
      },
      { by: 'farid', at: { day: -37, time: '10:30' }, text: 'Local fermé : l’ancien corps de garde, sous la voûte. La clé au tableau.' },
      { by: 'charlotte', at: { day: -34, time: '15:55' }, text: 'Le Fil en est, pour les tracts. Ça fait cinq avec La Fabrique, non ?' },
      { by: 'noe', at: { day: -34, time: '16:20' }, text: 'Oui, Solène a dit oui, et que c’est moi qui pédale.' },
      { by: 'farid', at: { day: -3, time: '12:00' }, text: 'L’aide est accordée. Livraison dans trois semaines. On l’appelle comment ?' },
      {
        by: 'marius',
        at: { day: -3, time: '12:45' },
        text: 'L’Hirondelle, évidemment, comme les vélos de Manufrance. Avec un peu plus de ventre.',
      },
    ],
  },
  {
    key: 'mutuelle-son',
    title: 'Cherche ingénieur du son, remplacement au pied levé',
    posts: [
      {
        by: 'sandrine',
        at: { day: -57, time: '16:10' },
        text: 'Notre sonorisateur a la grippe et la scène ouverte commence dans trois heures. Huit entrées, deux retours, public adorable. Payé au tarif, plus le repas de Nadia. Quelqu’un ?',
      },
      { by: 'fanny', at: { day: -57, time: '16:13' }, text: 'J’arrive. Qu’est-ce qu’on mange ?' },
    ],
  },
]
