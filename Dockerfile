FROM node:22-slim AS frontend
WORKDIR /site
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=intranet.settings.production
WORKDIR /site
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
COPY --from=frontend /site/node_modules node_modules
# The static files belong to the image; the values below exist for this step only.
RUN DATA_DIR=/site/var SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
    BASE_URL=https://localhost EMAIL_URL=smtp://localhost:25 STATIC_ROOT=/site/static-collected \
    python manage.py collectstatic --noinput \
 && useradd --create-home site && mkdir -p -m 700 /data && chown site /data
USER site
VOLUME /data
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "intranet.wsgi:application"]
