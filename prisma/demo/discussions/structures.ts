import type { DemoThread } from '../types.ts'

export const structures: DemoThread[] = [
  {
    key: 'bar',
    organisation: 'fil',
    title: 'Bar : prochain planning, et les verres perdus',
    posts: [
      {
        by: 'camille',
        at: { day: -8, time: '10:00' },
        text: `Trois choses pour le bar du Fil :

1. On ouvre les créneaux des deux prochains mois le {jour:7}. Les référents de soirée d’abord, les autres le lendemain.
2. Il manque **140 verres consignés** depuis le début de la saison. Ils sont chez vous, dans vos cuisines, je ne juge pas, rapportez-les.
3. La tireuse 2 mousse. Purge de deux litres avant l’ouverture, on attend le technicien.`,
      },
      { by: 'jules', at: { day: -8, time: '12:22' }, text: 'J’en ai onze. Je les rapporte lavés.' },
      { by: 'awa', at: { day: -8, time: '12:40' }, text: 'Six. Dont un avec une plante dedans, je la rempote d’abord.' },
      {
        by: 'gerard',
        at: { day: -8, time: '19:05' },
        text: 'À un euro la consigne, nous avons techniquement gagné 140 €. Mais je préfère les verres.',
      },
      {
        by: 'lena',
        at: { day: -7, time: '09:30' },
        text: 'J’ai fait une caisse « Retour, sans question » à l’entrée des artistes. 34 verres ce matin.',
      },
      {
        by: 'mehdi',
        at: { day: -5, time: '17:15' },
        text: 'Tireuse 2 réparée, c’était le détendeur. Elle mousse encore un peu le premier demi, comme nous tous.',
      },
    ],
  },
  {
    key: 'lampe',
    organisation: 'france',
    title: 'Cabine : la lampe arrive en fin de vie',
    posts: [
      {
        by: 'theo',
        at: { day: -17, time: '18:30' },
        text: 'Le compteur de la salle 1 affiche 1 940 heures sur 2 000 garanties. La lumière reste bonne au centre, mais on a perdu dans les coins. Je commande ? C’est 890 €, quinze jours de délai.',
      },
      { by: 'agnes', at: { day: -17, time: '19:02' }, text: 'On ne peut pas tenir jusqu’au prochain exercice ?' },
      {
        by: 'theo',
        at: { day: -17, time: '19:10' },
        text: 'On peut. On peut aussi avoir une lampe qui éclate pendant une séance, et alors c’est la lampe, le réflecteur et trois jours de fermeture.',
      },
      { by: 'agnes', at: { day: -17, time: '19:14' }, text: 'Commande.' },
      {
        by: 'remi',
        at: { day: -16, time: '08:40' },
        text: 'Bon de commande signé. Je l’amortis sur la durée garantie, cela fait 0,45 € l’heure de lumière. Je trouve ça raisonnable pour du cinéma.',
      },
      {
        by: 'theo',
        at: { day: -4, time: '23:50' },
        text: 'Lampe neuve posée après la dernière séance, alignée, 14 pieds-lamberts au centre. Les coins sont revenus. L’ancienne est dans sa caisse, **ne pas ouvrir**, elle est encore sous pression. Bonne nuit.',
      },
    ],
  },
  {
    key: 'hotte',
    organisation: 'remue',
    title: 'Hotte en panne : que cuisiner trois jours sans ?',
    posts: [
      {
        by: 'nadia',
        at: { day: -14, time: '07:58' },
        text: 'La hotte est morte hier soir au milieu des oignons. Le réparateur vient dans trois jours. D’ici là, rien qui frit, rien qui grille. Idées ?',
      },
      { by: 'sandrine', at: { day: -14, time: '08:20' }, text: 'Soupes, salades, gratins au four : le four a sa propre évacuation.' },
      { by: 'marius', at: { day: -14, time: '09:10' }, text: 'Ma mère disait : quand il n’y a pas de feu, il y a du fromage.' },
      {
        by: 'yasmine',
        at: { day: -14, time: '12:31' },
        text: 'Un menu « rien de chaud sauf la soupe », affiché comme si c’était fait exprès ? Les gens adorent les contraintes.',
      },
      {
        by: 'nadia',
        at: { day: -13, time: '15:40' },
        text: 'Menu affiché, 46 couverts aujourd’hui, meilleur midi du mois. Je ne sais pas si je suis contente.',
      },
      {
        by: 'nadia',
        at: { day: -11, time: '11:05' },
        text: 'Réparée : courroie et condensateur, 165 €. On garde le menu sans feu une fois par semaine, Yasmine a gagné.',
      },
    ],
  },
  {
    key: 'peaux',
    organisation: 'baroufada',
    title: 'Peaux à remplacer avant le bal',
    posts: [
      {
        by: 'sekou',
        at: { day: -15, time: '17:20' },
        text: 'J’ai passé les surdos en revue. À changer avant le bal : quatre peaux de 22 pouces, deux de 20, et toutes les cordes de la caisse claire de Corentin. Il y en a pour 310 €. Les chèvres sont en synthétique cette fois, à cause de la pluie.',
      },
      { by: 'perrine', at: { day: -15, time: '18:04' }, text: 'Le mien sonne comme un carton mouillé, il est dans la liste ?' },
      { by: 'sekou', at: { day: -15, time: '18:09' }, text: 'Le premier de la liste.' },
      {
        by: 'baptiste',
        at: { day: -15, time: '23:30' },
        text: 'Commande, Sékou ! On prend sur la prestation de Firminy, elle a enfin été payée. Atelier montage chez moi, je fais des pâtes.',
      },
      {
        by: 'carla',
        at: { day: -14, time: '09:00' },
        text: 'Je viens avec la clé de 10 et les six enfants du cours, c’est le meilleur moyen qu’ils apprennent à accorder.',
      },
      {
        by: 'corentin',
        at: { day: -13, time: '20:20' },
        text: 'Mes cordes de caisse claire ont neuf ans. Elles ont vu la neige, un mariage et un commissariat. Un peu de respect au moment de les jeter.',
      },
    ],
  },
]
