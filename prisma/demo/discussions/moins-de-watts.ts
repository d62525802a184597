import type { DemoThread } from '../types.ts'

export const moinsDeWatts: DemoThread[] = [
  {
    key: 'releves',
    project: 'moins-de-watts',
    title: 'Relevés des compteurs, lieu par lieu',
    posts: [
      {
        by: 'mehdi',
        at: { day: -56, time: '08:50' },
        text: 'À partir de maintenant, un relevé par mois, même jour, même heure, avant l’ouverture. Électricité et gaz (ou réseau de chaleur). Je sais que c’est pénible. C’est aussi la seule chose que la Région nous demande vraiment.',
      },
      {
        by: 'theo',
        at: { day: -55, time: '10:12' },
        text: 'Le France : relevé noté. Question, le serveur de la cabine tourne jour et nuit avec la ventilation, ça fait 1,1 kW en permanence. Est-ce qu’on peut l’éteindre entre la dernière séance et le matin ?',
      },
      { by: 'mehdi', at: { day: -55, time: '10:40' }, text: 'Qu’est-ce qui l’empêche ?' },
      {
        by: 'theo',
        at: { day: -55, time: '10:58' },
        text: 'L’habitude, et les DCP qui arrivent par le réseau la nuit. Je teste une coupure de 1 h à 7 h sauf les nuits de livraison.',
      },
      {
        by: 'vincent',
        at: { day: -53, time: '07:40' },
        text: 'La Fabrique, gaz. J’ai relevé trois matins de suite pour être sûr, parce que le chiffre me paraissait énorme : 38 m³ par jour, plateau vide. J’ai fini par trouver : la trappe de désenfumage ne ferme plus, il y a un jour de quatre centimètres. On chauffe le ciel de Saint-Étienne. Je la refais avec un joint à lèvre, comptez deux jours et 60 €.',
      },
      { by: 'vincent', at: { day: -44, time: '08:05' }, text: 'Trappe refaite. 22 m³ ce matin, à température extérieure égale.' },
      { by: 'mehdi', at: { day: -44, time: '08:10' }, text: 'Vincent, tu viens de payer ton année.' },
      {
        by: 'farid',
        at: { day: -26, time: '17:15' },
        text: `Voilà le Mixeur, avec du retard. Et la synthèse des quatre lieux pour le premier mois complet :

| Lieu | Électricité | Chaleur | Écart sur un an |
| --- | --- | --- | --- |
| Le Fil | 21 400 kWh | 18 900 kWh | −6 % |
| Le France | 7 850 kWh | 6 200 kWh | −11 % |
| La Fabrique | 3 120 kWh | 9 700 kWh | −19 % |
| Le Mixeur | 5 940 kWh | 8 100 kWh | +2 % |

Le « +2 % » c’est nous, et ce sont les trois radiateurs d’appoint que tout le monde croit cachés.`,
      },
    ],
  },
  {
    key: 'temperature',
    project: 'moins-de-watts',
    title: 'Quelle consigne dans les salles ?',
    posts: [
      {
        by: 'mehdi',
        at: { day: -39, time: '11:30' },
        text: 'Consigne proposée : **19 °C** à l’ouverture des portes, coupure au début du spectacle. Trois cents personnes, c’est trente kilowatts de chauffage gratuit.',
      },
      {
        by: 'agnes',
        at: { day: -39, time: '12:02' },
        text: 'Au cinéma on est assis et immobile deux heures. À 19 °C, ma clientèle de l’après-midi garde son manteau et me le dit.',
      },
      {
        by: 'theo',
        at: { day: -39, time: '12:15' },
        text: 'On peut faire 20 °C aux séances d’après-midi et 19 °C le soir, la régulation sait faire deux plages.',
      },
      {
        by: 'solene',
        at: { day: -38, time: '09:27' },
        text: 'Pour les danseurs c’est 21 °C au sol, pas négociable, un muscle froid se déchire. Par contre on peut ne chauffer **que** le plateau, et pas le hall, pas les loges vides, pas l’escalier.',
      },
      {
        by: 'farid',
        at: { day: -38, time: '14:50' },
        text: 'Bureaux du Mixeur : 19 °C, et j’achète des plaids. Je retire les radiateurs d’appoint après la réunion, pas pendant.',
      },
      {
        by: 'mehdi',
        at: { day: -37, time: '09:00' },
        text: 'Je note donc une consigne par usage, pas par bâtiment. C’est plus juste et ça tient sur une affichette. Merci.',
      },
    ],
  },
  {
    key: 'dossier-region',
    project: 'moins-de-watts',
    title: 'Dossier Région, pièces et calendrier',
    posts: [
      {
        by: 'delphine',
        at: { day: -50, time: '15:40' },
        text: `Bonjour à toutes et à tous, et merci de m’avoir ouvert ce projet. Pour le versement du premier acompte, il me faut :

1. la convention signée des quatre structures
2. les devis des appareils de mesure
3. un RIB de la structure porteuse
4. le premier mois de relevés, même imparfait

La commission se réunit le {jour:24}, je dois déposer dix jours avant.`,
      },
      {
        by: 'mehdi',
        at: { day: -50, time: '16:22' },
        text: 'Bonjour Delphine. 3 est prêt, 1 fait le tour des signatures, 2 arrive, 4 dans un mois. Un tableau suffit ou il te faut les photos des compteurs ?',
      },
      {
        by: 'delphine',
        at: { day: -49, time: '09:10' },
        text: 'Un tableau suffit. Gardez les photos, au cas où l’on viendrait nous demander.',
      },
      { by: 'agnes', at: { day: -30, time: '10:55' }, text: 'Convention signée pour Le France, déposée dans les documents.' },
      {
        by: 'mehdi',
        at: { day: -24, time: '18:30' },
        text: 'Devis : 12 pinces de mesure et 4 concentrateurs, 3 480 € HT, pose par nos soins. J’ai pris l’hypothèse d’une aide à 50 %.',
      },
      {
        by: 'delphine',
        at: { day: -17, time: '11:04' },
        text: 'C’est bien 50 %, sur le montant HT si vous récupérez la TVA et TTC sinon. Ce n’est pas la même réponse pour chacun de vous, pouvez-vous me le préciser structure par structure ?',
      },
      {
        by: 'remi',
        at: { day: -17, time: '14:20' },
        text: 'Je me permets : Le Fil, Le France et La Fabrique récupèrent la TVA, Le Mixeur en partie seulement (prorata de 62 %). Attestation jointe dans les documents.',
      },
      {
        by: 'delphine',
        at: { day: -16, time: '08:48' },
        text: 'Parfait, le dossier est complet. J’ai lu l’histoire de la trappe avec beaucoup de plaisir, je la raconterai en commission si Vincent est d’accord.',
      },
      { by: 'vincent', at: { day: -15, time: '07:20' }, text: 'D’accord. Mais dis bien que c’était quatre centimètres, pas trois.' },
    ],
  },
]
