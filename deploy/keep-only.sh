#!/bin/sh
# Takes everything out of the build folder that one service does not run: sh deploy/keep-only.sh signaling
set -eu
service=$1
for app in apps/*; do
  [ "$app" = "apps/$service" ] || rm -rf "$app"
done
rm -rf .ci .[dgp]* bench deploy tooling ./*.md ./*.js ./*.json ./*.ts ./*.yml ./*.yaml Dockerfile LICENSE
# Packages that the service does not import were not installed, so nothing points to them.
for package in packages/*; do
  [ -d "$package/node_modules" ] || find apps packages -path '*/node_modules/@efir/*' -lname "*/$(basename "$package")" | grep -q . || rm -rf "$package"
done
