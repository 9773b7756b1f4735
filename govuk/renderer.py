"""One renderer, so that every form and field comes out as GOV.UK draws it."""

from django.forms.renderers import TemplatesSetting


class GovukRenderer(TemplatesSetting):
    """Draws forms with the templates under ``templates/components/``."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
