# The service as a deployment runs it: no demonstration, nobody's known password, an unprivileged user.
FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/camden-missions
COPY requirements.txt ./
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
# Compile the stylesheet and collect static files; neither needs a database, only that the variables are set.
RUN .venv/bin/python -m camden_missions.assets \
    && SECRET_KEY=build DATABASE_URL=postgresql://none REDIS_URL=redis://none STATIC_ROOT=/srv/camden-missions/collected \
       .venv/bin/python manage.py collectstatic --no-input \
    && rm -rf node_modules

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /srv/camden-missions missions
WORKDIR /srv/camden-missions
COPY --from=build /srv/camden-missions /srv/camden-missions
ENV PATH=/srv/camden-missions/.venv/bin:$PATH STATIC_ROOT=/srv/camden-missions/collected PORT=8000 PYTHONUNBUFFERED=1
# A volume that is mounted here belongs to whom the folder does.
RUN mkdir /srv/files && chown missions: /srv/files
USER missions
EXPOSE 8000
CMD ["sh", "-c", "exec granian --interface wsgi --host 0.0.0.0 --port $PORT --workers 2 --blocking-threads 4 --no-ws camden_missions.wsgi:application"]
