"""The house rules with which a new service begins. The council writes its own in their place."""

FIRST_RULES = (
    (
        "Be civil",
        "Disagree as much as you like, about the mission and with each other. No insults, threats or hatred of any group "
        "of people.",
    ),
    ("Stay with the subject", "Say what you think of this mission, its target and its solutions."),
    (
        "No private details of others",
        "No names of neighbours, addresses, telephone numbers, or what somebody told you in confidence.",
    ),
    ("No adverts", "No selling, and no links that have nothing to do with the mission."),
    ("Nothing that the law forbids", "No false claims of fact that harm a person, and nothing that others own."),
    ("One voice each", "Write under one account. Do not write as somebody else."),
)
