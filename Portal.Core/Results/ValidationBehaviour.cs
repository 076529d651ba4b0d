using FluentValidation;
using MediatR;

namespace Portal.Core.Results;

/// <summary>Runs a request's validators first: the handler only ever sees what passed them.</summary>
public sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IFailable<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var errors = new List<Error>();
        foreach (var validator in validators)
        {
            var outcome = await validator.ValidateAsync(request, cancellationToken);
            errors.AddRange(outcome.Errors.Select(e => new Error(e.ErrorMessage, e.PropertyName)));
        }

        return errors.Count > 0 ? TResponse.Fail(errors) : await next();
    }
}
