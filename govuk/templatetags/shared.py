"""A piece of a page that is the same for everybody."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString

from govuk.shared import Shared

register = template.Library()


class SharedNode(template.Node):
    """Renders its content once for each ``govuk.shared.Shared``, with the data of that alone.

    Since it sees neither the request nor who asks, nothing personal can stand in it.
    """

    def __init__(self, names: list[FilterExpression], given: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.names, self.given, self.nodelist = names, given, nodelist

    def render(self, context: Context) -> SafeString:
        """Return the piece, from ``context["shared"]`` if it holds it already; without one it is rendered for this page."""
        shared = context.get("shared") or Shared({})
        name = tuple(one.resolve(context) for one in self.names)
        if name not in shared.pieces:
            shared.pieces[name] = self._piece(context, shared.data)
        return shared.pieces[name]

    def _piece(self, context: Context, data: dict[str, Any]) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.given.items()}
        alone = Context({**data, **given})
        with alone.bind_template(context.template), alone.render_context.push_state(context.template):
            return self.nodelist.render(alone)


@register.tag
def shared(parser: Parser, token: Token) -> SharedNode:
    """Render ``{% shared "name" %}…{% endshared %}`` once for everybody; names may be several, values come after with."""
    bits = token.split_contents()[1:]
    names = bits[: bits.index("with")] if "with" in bits else bits
    given = token_kwargs(bits[len(names) + 1 :], parser)
    nodelist = parser.parse(("endshared",))
    parser.delete_first_token()
    return SharedNode([parser.compile_filter(one) for one in names], given, nodelist)
