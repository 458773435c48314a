# One image for the server and the worker. Build: docker build -t accord .
FROM python:3.11-slim AS build
RUN pip install --quiet --no-cache-dir "uv>=0.13,<0.14"
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy VIRTUAL_ENV=/opt/accord
WORKDIR /build
COPY requirements/base.txt requirements/
RUN uv venv --quiet "$VIRTUAL_ENV" && uv pip sync --quiet --no-cache --require-hashes requirements/base.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN uv pip install --quiet --no-cache --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/accord accord && install -d -o accord -g accord -m 700 /var/lib/accord
COPY --from=build /opt/accord /opt/accord
ENV PATH=/opt/accord/bin:$PATH PYTHONUNBUFFERED=1 ACCORD_DATA=/var/lib/accord
USER accord
VOLUME /var/lib/accord
EXPOSE 8000
ENTRYPOINT ["accord"]
CMD ["serve", "--host", "0.0.0.0"]
