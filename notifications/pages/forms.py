"""The form that sets how somebody hears of things."""

from typing import Any

from django import forms

from notifications.choices import Rhythm, Topic
from notifications.rhythms import Preferences
from notifications.table import ESSENTIAL_TOPICS

# What the table says of each event.
USUAL = "usual"
HOURS = [("", "No quiet hours"), *((str(hour), f"{hour:02}:00") for hour in range(24))]
HELP = {
    Topic.FOLLOWED: "A new stage, a milestone that was reached, a decision.",
    Topic.CONSULTATIONS: "One opens, gets more time, is about to close, closes, or is answered.",
    Topic.COMMENTS: "Somebody replies to you or backs what you said.",
    Topic.WORK: "You are invited, a mission is handed over to you, a note mentions you, changes are asked for.",
    Topic.MILESTONES: "One is due, or late.",
    Topic.CHECKS: "You are asked to judge a mission, it is due, a common verdict is proposed.",
    Topic.DECISIONS: "A mission waits for the commission.",
    Topic.MODERATION: "Somebody appeals.",
    Topic.FILES: "A report or a file is ready, or could not be made.",
}
# Topics of people who work for the council, by the role that makes them meaningful; everybody has the others.
OF_ROLES = {
    Topic.WORK: {"officer", "assessor", "commissioner", "moderator", "administrator"},
    Topic.MILESTONES: {"officer"},
    Topic.CHECKS: {"assessor"},
    Topic.DECISIONS: {"commissioner"},
    Topic.MODERATION: {"moderator"},
}


def topics_for(roles: frozenset[str]) -> list[Topic]:
    """Return the topics that somebody with these roles can set a rhythm for."""
    return [
        topic for topic in Topic if topic not in ESSENTIAL_TOPICS and (topic not in OF_ROLES or OF_ROLES[topic] & roles)
    ]


class RhythmsForm(forms.Form):
    """How often emails come, topic by topic, and the hours in which none does."""

    quiet_from = forms.ChoiceField(label="Quiet from", choices=HOURS, required=False)
    quiet_until = forms.ChoiceField(label="Quiet until", choices=HOURS, required=False)

    def __init__(self, *args: Any, roles: frozenset[str], preferences: Preferences, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = topics_for(roles)
        for topic in self.topics:
            self.fields[topic.value] = forms.ChoiceField(
                label=topic.label,
                help_text=HELP[topic],
                choices=[(USUAL, "As we suggest"), *Rhythm.choices],
                initial=preferences.rhythms.get(topic, USUAL),
            )
        start, end = preferences.quiet or ("", "")
        self.fields["quiet_from"].initial, self.fields["quiet_until"].initial = str(start), str(end)
        self.order_fields([*(topic.value for topic in self.topics), "quiet_from", "quiet_until"])

    def clean(self) -> dict:
        """Quiet hours have a beginning and an end."""
        data = super().clean()
        if bool(data.get("quiet_from")) != bool(data.get("quiet_until")):
            missing = "quiet_until" if data.get("quiet_from") else "quiet_from"
            self.add_error(missing, "Choose when quiet hours begin and when they end, or neither")
        return data

    def rhythms(self) -> dict[str, str]:
        """Return the rhythm for each topic, an empty one for that of the table."""
        return {topic.value: self.cleaned_data[topic.value].replace(USUAL, "") for topic in self.topics}

    def quiet(self) -> tuple[int, int] | None:
        """Return the quiet hours."""
        start, end = self.cleaned_data.get("quiet_from"), self.cleaned_data.get("quiet_until")
        return (int(start), int(end)) if start and end else None
