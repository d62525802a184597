import type { DemoThread } from '../types.ts'

export const disquairesDUnJour: DemoThread[] = [
  {
    key: 'entree-libre',
    project: 'disquaires-d-un-jour',
    title: 'Entrée libre ou prix libre ?',
    posts: [
      {
        by: 'lucie',
        at: { day: -9, time: '14:00' },
        text: 'On a besoin d’une réponse avant d’imprimer les tracts. **Entrée libre** : on entre, on fouille, on n’achète rien si on veut. **Prix libre** : un bocal à la porte, pour rembourser les trajets des labels qui viennent de loin. Une voix par structure, et le droit de changer d’avis.',
      },
      {
        by: 'zoe',
        at: { day: -9, time: '15:26' },
        text: 'J’ai tenu une boutique douze ans. Un bocal à l’entrée, les gens croient qu’ils ont payé et ils n’achètent plus. Entrée libre.',
      },
      {
        by: 'hugo',
        at: { day: -9, time: '15:40' },
        text: 'Les trajets, c’est 380 € au total. Cinq disques de plus par label et c’est remboursé.',
      },
      {
        by: 'charlotte',
        at: { day: -8, time: '10:12' },
        text: 'Le Fil vote entrée libre. On peut mettre le bocal aux showcases plutôt qu’à la porte, pour les artistes.',
      },
      {
        by: 'sandrine',
        at: { day: -7, time: '18:36' },
        text: 'Le café est ouvert à tous, tous les jours, sans rien demander. Je serais gênée que ce jour-là on passe devant un bocal pour venir lire le journal. Entrée libre pour Le Remue-Méninges.',
      },
      { by: 'nadia', at: { day: -7, time: '18:41' }, text: 'Et le bocal, je m’en sers pour les cornichons.' },
      { by: 'lucie', at: { day: -1, time: '19:00' }, text: 'Dernier appel : sauf objection ce soir, je valide demain matin.' },
      {
        by: 'lucie',
        at: { day: 0, time: '08:15' },
        text: 'Décision prise : entrée libre, 3 voix sur 3. Le Remue-Méninges ouvre à 10 h ; les bacs s’installent dès 8 h 30.',
      },
    ],
  },
  {
    key: 'installation-bacs',
    project: 'disquaires-d-un-jour',
    title: 'Installation des bacs à 8 h 30',
    posts: [
      {
        by: 'hugo',
        at: { day: -6, time: '11:15' },
        text: 'Le matin, il y a 40 bacs, 12 tréteaux, 2 platines et la petite sono à rentrer, par la cour, avec trois marches. À six c’est une heure, à trois c’est la matinée. On commence à 8 h 30 pile, le café est offert à 8 h 15.',
      },
      { by: 'yasmine', at: { day: -4, time: '21:02' }, text: 'J’en suis, et je viens avec mon diable (l’outil).' },
      {
        by: 'jules',
        at: { day: -2, time: '13:37' },
        text: 'Moi aussi, mais je dois filer à 9 h 45, j’ai l’accueil au Fil l’après-midi et je voudrais voir mon chat entre les deux.',
      },
      {
        by: 'nadia',
        at: { day: -1, time: '18:30' },
        text: 'On est quatre avec Hugo et moi. Je cherche encore **deux personnes** pour l’installation, de 8 h 30 à 10 h. Il y a un créneau ouvert, prenez-le là, comme ça je sais combien de brioches commander.',
      },
    ],
  },
  {
    key: 'labels-presents',
    project: 'disquaires-d-un-jour',
    title: 'Les labels qui viennent, et leurs mètres de table',
    posts: [
      {
        by: 'lucie',
        at: { day: -40, time: '09:40' },
        text: 'Vingt-deux labels ont répondu, il y a de la place pour seize. Je propose de garder une parité entre ceux d’ici et ceux qui viennent d’ailleurs, et de ne pas prendre deux fois la même esthétique. Liste complète dans les documents.',
      },
      {
        by: 'zoe',
        at: { day: -39, time: '12:15' },
        text: 'Il n’y a que deux labels de jazz et cinq de hip-hop. Si on en écarte, je demanderais aux cinq de s’associer à deux par table plutôt que d’en refuser.',
      },
      {
        by: 'hugo',
        at: { day: -39, time: '12:30' },
        text: 'Ils sont d’accord, je les ai eus au téléphone. 1,20 m par label, 1,80 m pour les tables à deux.',
      },
      {
        by: 'camille',
        at: { day: -30, time: '17:50' },
        text: 'Pour les showcases : 8 entrées de console maximum avec ce qu’on prête, pas de batterie complète. Merci de le dire **avant** aux groupes, pas à 11 h 45 devant la porte.',
      },
      { by: 'lucie', at: { day: -30, time: '18:04' }, text: 'C’est dans l’invitation, en gras, deux fois.' },
      {
        by: 'zoe',
        at: { day: -15, time: '10:22' },
        text: 'Un label de Rouen demande s’il y a un lecteur de cassettes. Je trouve ça admirable.',
      },
      {
        by: 'ibrahima',
        at: { day: -15, time: '13:08' },
        text: 'J’en ai trois au Mixeur, révisés, courroies neuves. J’en pose un près des platines.',
      },
    ],
  },
]
